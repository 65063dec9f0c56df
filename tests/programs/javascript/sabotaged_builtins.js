// Output, errors and the exit work whatever a program does to the built-in objects.
'use strict';
const fs = require('node:fs');
console.log('before');
console.error('before');
delete Array.prototype[Symbol.iterator];
Object.getPrototypeOf([].values()).next = () => { throw new Error('next'); };
console.log('log', 1, [2, 3]);
process.stdout.write('write\n');
fs.writeSync(1, 'writeSync\n');
setTimeout(() => {
  const { prototype } = String;
  prototype.startsWith = prototype.slice = prototype.split = prototype.replace = prototype.indexOf = () => {
    throw new Error('string');
  };
  RegExp.prototype.exec = () => { throw new Error('exec'); };
  Map.prototype.get = () => { throw new Error('get'); };
  Reflect.apply = Math.floor = Math.max = () => { throw new Error('function'); };
  console.log('still there');
  throw new RangeError('the end');
}, 1);

// out: before
// out: log 1 Array { '0': 2, '1': 3 }
// out: write
// out: writeSync
// out: still there
// err: before
// err: /work/sabotaged_builtins.js:20
// err:   throw new RangeError('the end');
// err:   ^
// err:
// err: RangeError: the end
// err:     at Timeout._onTimeout (/work/sabotaged_builtins.js:20:9)
// err:     at listOnTimeout (node:internal/timers)
// err:     at process.processTimers (node:internal/timers)
// exit: 1
