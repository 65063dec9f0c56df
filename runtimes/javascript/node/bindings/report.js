// internalBinding('report'): diagnostic reports are not written.
'use strict';
const { noop } = require('../runtime');

const no = () => false;

module.exports = () => ({
  getReport: () => '{}',
  writeReport: noop,
  getCompact: no, setCompact: noop,
  getDirectory: () => '', setDirectory: noop,
  getExcludeNetwork: no, setExcludeNetwork: noop,
  getFilename: () => '', setFilename: noop,
  getSignal: () => 'SIGUSR2', setSignal: noop,
  shouldReportOnFatalError: no, setReportOnFatalError: noop,
  shouldReportOnSignal: no, setReportOnSignal: noop,
  shouldReportOnUncaughtException: no, setReportOnUncaughtException: noop,
});
