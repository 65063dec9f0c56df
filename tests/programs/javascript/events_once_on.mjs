// events.once and events.on, their errors and abort signals; lines read from stdin by a loop.
import readline from 'node:readline';
import { stdin } from 'node:process';
import { once, on, EventEmitter } from 'node:events';
const rl = readline.createInterface({ input: stdin, crlfDelay: Infinity });
let n = 0;
for await (const line of rl) {
  n++;
  console.log(n, JSON.stringify(line));
}
console.log('closed', rl.closed);
const e = new EventEmitter();
setTimeout(() => e.emit('go', 1, 2), 5);
console.log(await once(e, 'go'));
setTimeout(() => e.emit('error', new RangeError('bad')), 5);
await once(e, 'go').catch((x) => console.log(x.name, x.message));
const ac = new AbortController();
setTimeout(() => ac.abort(), 5);
await once(e, 'never', { signal: ac.signal }).catch((x) => console.log(x.name, x.code, x.message));
setTimeout(() => {
  e.emit('t', 1);
  e.emit('t', 2);
  e.emit('end');
}, 5);
for await (const [v] of on(e, 't', { close: ['end'] })) console.log('on', v);
e.setMaxListeners(1);
e.on('x', () => {});
e.on('x', () => {});
await new Promise((r) => setTimeout(r, 5));
e.emit('error', new Error('unhandled here'));

// in: one
// in: two
// in:
// in: last
// out: 1 "one"
// out: 2 "two"
// out: 3 ""
// out: 4 "last"
// out: closed true
// out: [ 1, 2 ]
// out: RangeError bad
// out: AbortError ABORT_ERR The operation was aborted
// out: on 1
// out: on 2
// err-contains: (Use `node --trace-warnings ...` to show where the warning was created)
// err-contains: file:///work/events_once_on.mjs:30
// err-contains: e.emit('error', new Error('unhandled here'));
// err-contains:                 ^
// err-contains: Error: unhandled here
// err-contains:     at file:///work/events_once_on.mjs:30:17
// err-contains: Emitted 'error' event at:
// err-contains:     at file:///work/events_once_on.mjs:30:3
// exit: 1
