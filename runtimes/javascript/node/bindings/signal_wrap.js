// internalBinding('signal_wrap'): no signal ever arrives; listening to one is fine.
'use strict';
const { noop } = require('../runtime');

class Signal {
  start() { return 0; }
  stop() { return 0; }
  close() {}
  ref() {}
  unref() {}
  hasRef() { return false; }
}
Signal.prototype.onsignal = noop;

module.exports = () => ({ Signal });
