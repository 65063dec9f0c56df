// internalBinding('task_queue'): node_task_queue.cc.
'use strict';
const { state } = require('../loop');

const promiseRejectEvents = {
  kPromiseRejectWithNoHandler: 0,
  kPromiseHandlerAddedAfterReject: 1,
  kPromiseRejectAfterResolved: 2,
  kPromiseResolveAfterResolved: 3,
};
const resolved = Promise.resolve();
const then = Function.prototype.call.bind(Promise.prototype.then);

module.exports = () => ({
  tickInfo: state.tickInfo,
  promiseRejectEvents,
  enqueueMicrotask(callback) { then(resolved, callback); },
  setTickCallback(callback) { state.processTicks = callback; },
  runMicrotasks: host.process.runMicrotasks,
  setPromiseRejectCallback(callback) {
    host.hooks.rejection = (promise, reason, isHandled) => {
      callback(isHandled ? promiseRejectEvents.kPromiseHandlerAddedAfterReject
        : promiseRejectEvents.kPromiseRejectWithNoHandler, promise, reason);
    };
  },
});
