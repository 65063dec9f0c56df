// events: EventEmitter, once, errors, async helpers, limits.
const EventEmitter = require('events');
const { once, on, errorMonitor } = EventEmitter;
class Door extends EventEmitter {}
const door = new Door();
door.on('open', function (who) { console.log('open', who, this === door); });
door.prependListener('open', () => console.log('prepended'));
door.once('open', () => console.log('only once'));
console.log(door.emit('open', 'Ada'), door.emit('open', 'Bob'), door.emit('nothing'));
console.log(door.listenerCount('open'), door.eventNames(), door.rawListeners('open').length);
door.off('open', door.listeners('open')[0]);
door.removeAllListeners();
try {
  door.emit('error', new Error('unhandled'));
} catch (error) {
  console.log(error.message);
}
try {
  door.emit('error', 'text');
} catch (error) {
  console.log(error.code, error.message);
}
door.on(errorMonitor, (error) => console.log('monitored', error.message));
door.on('error', (error) => console.log('handled', error.message));
door.emit('error', new Error('e'));
(async () => {
  setTimeout(() => door.emit('ready', 1, 2), 1);
  console.log(await once(door, 'ready'));
  setTimeout(() => { door.emit('tick', 'a'); door.emit('tick', 'b'); }, 1);
  for await (const [value] of on(door, 'tick')) { console.log(value); if (value === 'b') break; }
  for (let i = 0; i < 11; i++) door.on('many', () => {});
})();
try {
  door.on('x', 'not a function');
} catch (error) {
  console.log(error.message);
}

// out: prepended
// out: open Ada true
// out: only once
// out: prepended
// out: open Bob true
// out: true true false
// out: 2 [ 'open' ] 2
// out: unhandled
// out: ERR_UNHANDLED_ERROR Unhandled error. ('text')
// out: monitored e
// out: handled e
// out: The "listener" argument must be of type function. Received type string ('not a function')
// out: [ 1, 2 ]
// out: a
// out: b
// err: (node:PID) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 many listeners added to [Door]. MaxListeners is 10. Use emitter.setMaxListeners() to increase limit
// err: (Use `node --trace-warnings ...` to show where the warning was created)
