// The state of promises is shown.
const pending = new Promise(() => {});
const resolved = Promise.resolve({ a: 1 });
const rejected = Promise.reject(new Error('expected'));
rejected.catch(() => {});
console.log(pending, resolved, [resolved]);
console.log(require('util').inspect(rejected).split('\n')[0], require('util').inspect(rejected).split('\n')[1]);
(async () => { await null; return 'done'; })().then((v) => console.log(v));
const asyncResult = (async () => 7)();
console.log(asyncResult);
class Later extends Promise {}
console.log(Later.resolve(1), Object.assign(Promise.resolve(2), { tag: 'x' }));

// out: Promise { <pending> } Promise { { a: 1 } } [ Promise { { a: 1 } } ]
// out: Promise {   <rejected> Error: expected
// out: Promise { 7 }
// out: Later [Promise] { 1 } Promise { 2, tag: 'x' }
// out: done
