// setInterval, clear, arguments, unref, refresh, promises.
const { setTimeout: sleep, setInterval: every, setImmediate: soon } = require('timers/promises');
let ticks = 0;
const interval = setInterval((label) => {
  console.log(label, ++ticks);
  if (ticks === 3) clearInterval(interval);
}, 2, 'tick');
clearTimeout(setTimeout(() => console.log('never'), 1));
setTimeout(() => console.log('never: unref'), 5000).unref();
const timer = setTimeout(() => {}, 20);
console.log(typeof timer.ref, timer.hasRef(), timer.constructor.name, typeof timer[Symbol.toPrimitive]());
timer.refresh();
clearTimeout(timer);
(async () => {
  console.log(await sleep(150, 'slept'), await soon('soon'));
  let count = 0;
  for await (const value of every(1, 'x')) if (++count === 3) { console.log(value, count); break; }
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 2);
  await sleep(1000, null, { signal: controller.signal }).catch((error) => console.log(error.name, error.code));
})();
try {
  setTimeout('code');
} catch (error) {
  console.log(error.code);
}

// out: function true Timeout number
// out: ERR_INVALID_ARG_TYPE
// out: tick 1
// out: tick 2
// out: tick 3
// out: slept soon
// out: x 3
// out: AbortError ABORT_ERR
