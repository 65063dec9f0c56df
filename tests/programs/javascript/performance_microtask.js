// performance, queueMicrotask, globals.
const { performance: same, PerformanceObserver } = require('perf_hooks');
const start = performance.now();
while (performance.now() - start < 3);
performance.mark('a');
performance.mark('b', { detail: { x: 1 } });
const measure = performance.measure('a to b', 'a', 'b');
console.log(same === performance, performance.now() >= 3, performance.timeOrigin > 1e12, measure.name, measure.duration >= 0);
console.log(performance.getEntriesByType('mark').map((m) => [m.name, m.detail]), performance.getEntriesByName('a to b').length);
console.log(typeof performance.timerify, Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
const order = [];
queueMicrotask(() => { order.push('first'); queueMicrotask(() => order.push('nested')); });
queueMicrotask(() => order.push('second'));
setImmediate(() => console.log(order));
try {
  queueMicrotask('x');
} catch (error) {
  console.log(error.code);
}
console.log(typeof setImmediate, typeof clearInterval, typeof require('perf_hooks').monitorEventLoopDelay);

// out: true true true a to b true
// out: [ [ 'a', null ], [ 'b', { x: 1 } ] ] 1
// out: function true
// out: ERR_INVALID_ARG_TYPE
// out: function function function
// out: [ 'first', 'second', 'nested' ]
