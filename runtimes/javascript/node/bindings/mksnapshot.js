// internalBinding('mksnapshot'): Node's own snapshots, of which there are none.
'use strict';
const { noop } = require('../runtime');

module.exports = () => ({
  anonymousMainPath: '__node_anonymous_main',
  isBuildingSnapshotBuffer: new Uint8Array(1),
  compileSerializeMain: noop,
  runEmbedderPreload: noop,
  setDeserializeCallback: noop,
  setDeserializeMainFunction: noop,
  setSerializeCallback: noop,
});
