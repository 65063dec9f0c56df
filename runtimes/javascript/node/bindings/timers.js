// internalBinding('timers'): timers.cc. One timer of the loop serves all of Node's.
'use strict';
const { noop } = require('../runtime');
const { state } = require('../loop');

module.exports = () => {
  const timerInfo = new Int32Array(1);
  return {
    immediateInfo: state.immediateInfo,
    timerInfo,
    timeoutInfo: timerInfo,
    setupTimers(processImmediate, processTimers) {
      state.processImmediate = processImmediate;
      state.processTimers = processTimers;
    },
    getLibuvNow: () => state.now,
    scheduleTimer(ms) { state.timerAt = state.now + Math.max(1, ms); },
    toggleTimerRef(isRef) { state.isTimerRef = isRef; },
    toggleImmediateRef: noop,
  };
};
