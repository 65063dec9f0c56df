// Top-level await: the module waits, errors and other modules in order.
const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));

console.log('before');
console.log(await sleep(10, 'slept'));
const results = await Promise.all([sleep(8, 'a'), sleep(2, 'b')]);
console.log(results);
for await (const item of [sleep(3, 1), 2, Promise.resolve(3)]) console.log(item);
const { basename } = await import('node:path');
console.log(basename('/x/y.txt'));
try {
  await Promise.reject(new RangeError('refused'));
} catch (error) {
  console.log(error.message);
} finally {
  console.log('after');
}

// out: before
// out: slept
// out: [ 'a', 'b' ]
// out: 1
// out: 2
// out: 3
// out: y.txt
// out: refused
// out: after
