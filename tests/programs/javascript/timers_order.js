// The order of ticks, microtasks, immediates and timers.
setTimeout(() => console.log('timeout 0'), 0);
setImmediate(() => { console.log('immediate'); process.nextTick(() => console.log('tick in immediate')); });
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => { console.log('microtask'); process.nextTick(() => console.log('tick from microtask')); });
queueMicrotask(() => console.log('queued microtask'));
(async () => { console.log('async start'); await null; console.log('async resumed'); })();
console.log('main');
setTimeout(() => {
  Promise.resolve().then(() => console.log('microtask between timers'));
  console.log('timeout 40 first');
}, 40);
setTimeout(() => console.log('timeout 40 second'), 40);

// out: async start
// out: main
// out: tick
// out: microtask
// out: queued microtask
// out: async resumed
// out: tick from microtask
// out: timeout 0
// out: immediate
// out: tick in immediate
// out: timeout 40 first
// out: microtask between timers
// out: timeout 40 second
