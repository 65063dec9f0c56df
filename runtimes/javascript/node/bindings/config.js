// internalBinding('config'): what this Node was built with.
'use strict';

module.exports = () => ({
  isDebugBuild: false,
  hasOpenSSL: true, // require('crypto') works; see crypto.js for how much of it
  fipsMode: false,
  hasIntl: true,
  hasSmallICU: false,
  hasTracing: false,
  hasNodeOptions: true,
  hasInspector: false,
  noBrowserGlobals: false,
  bits: 64,
  getDefaultLocale: () => 'en-US',
});
