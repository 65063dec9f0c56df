// Errors in console.log: stack, cause, own properties, AggregateError, custom names, non-errors.
const short = (error) => require('util').inspect(error).replace(/\n +at .*/g, '');
class HttpError extends Error {
  constructor(status, message, options) { super(message, options); this.status = status; }
  get name() { return 'HttpError'; }
}
console.log(short(new TypeError('wrong type')));
console.log(short(new HttpError(404, 'not found', { cause: new Error('socket', { cause: 'text cause' }) })));
console.log(short(new AggregateError([new Error('one'), new RangeError('two')], 'many')));
console.log(short(Object.assign(new Error('with code'), { code: 'E_CODE', details: { a: 1 } })));
const noStack = new Error('no stack');
noStack.stack = undefined;
console.log(short(noStack), short(Object.assign(new Error('x'), { name: 'Renamed' })));
console.log(short(new DOMException('aborted', 'AbortError')), { error: short(new Error('in an object')) });
const where = new Error('positions');
console.log(where.stack);
function outer() { return inner(); }
const inner = () => new Error('named frames').stack.split('\n').slice(1, 3).join('\n');
console.log(outer());
class A { method() { return new Error('m').stack.split('\n')[1]; } static s() { return new Error('s').stack.split('\n')[1]; } }
console.log(new A().method(), A.s(), [1].map(function each() { return new Error('e').stack.split('\n').slice(1, 3); }));
Error.stackTraceLimit = 1;
console.log(new Error('limited').stack.split('\n').length);

// out: TypeError: wrong type
// out: HttpError: not found
// out:     ... 4 lines matching cause stack trace ...
// out:   status: 404,
// out:   [cause]: Error: socket
// out:     [cause]: 'text cause'
// out:   }
// out: }
// out: AggregateError: many
// out:   [errors]: [
// out:     Error: one
// out:     RangeError: two
// out:   ]
// out: }
// out: Error: with code
// out:   code: 'E_CODE',
// out:   details: { a: 1 }
// out: }
// out: [Error: no stack] Renamed: x
// out: DOMException [AbortError]: aborted { error: 'Error: in an object' }
// out: Error: positions
// out:     at Object.<anonymous> (/work/console_errors.js:15:15)
// out:     at Module._compile (node:internal/modules/cjs/loader)
// out:     at Module._extensions..js (node:internal/modules/cjs/loader)
// out:     at Module.load (node:internal/modules/cjs/loader)
// out:     at Module._load (node:internal/modules/cjs/loader)
// out:     at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main)
// out:     at node:internal/main/run_main_module
// out:     at inner (/work/console_errors.js:18:21)
// out:     at outer (/work/console_errors.js:17:27)
// out:     at A.method (/work/console_errors.js:20:29)     at A.s (/work/console_errors.js:20:88) [
// out:   [
// out:     '    at each (/work/console_errors.js:21:71)',
// out:     '    at Array.map (<anonymous>)'
// out:   ]
// out: ]
// out: 2
