// util: format, inspect options, promisify, types, inherits, deprecate, styleText, parseArgs.
const util = require('util');
console.log(util.format('%s %i %j', 'a', '12px', { b: 1 }), util.format('100%', 'x'), util.format(1, 2, '3'));
console.log(util.inspect({ a: { b: { c: { d: {} } } } }, { depth: 4, compact: false }));
console.log(util.inspect('str'), util.inspect([3, 2, 1], { sorted: true }), util.inspect(new Map([[1, 2]]), { showHidden: true }));
console.log(JSON.stringify(util.inspect({ s: 'text', n: 1, u: undefined }, { colors: true })), util.inspect({ get x() { return 5; } }, { getters: true }));
class Money { constructor(v) { this.v = v; } [util.inspect.custom](depth, options, inspect) { return `Money<${inspect(this.v, options)}>`; } }
console.log(new Money(5), [new Money('x')], `${util.inspect(new Money(1))}`);
console.log(util.isDeepStrictEqual({ a: [1, 2] }, { a: [1, 2] }), util.types.isPromise(Promise.resolve()), util.types.isRegExp(/x/));
const sleep = util.promisify((value, callback) => setTimeout(callback, 1, null, value * 2));
sleep(21).then(console.log);
util.callbackify(async (x) => x + 1)(1, (error, value) => console.log(error, value));
function Old() {}
util.inherits(Old, require('events'));
console.log(new Old() instanceof require('events'), util.inspect(new Old(), { depth: 0 }).split('\n')[0]);
util.deprecate(() => {}, 'old() is deprecated', 'DEP_X')();
console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[0m'), util.toUSVString('\ud800'), JSON.stringify(util.styleText('bold', 'b')));
console.log(util.parseArgs({ args: ['-v', '--name=x', 'pos'], options: { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string' } }, allowPositionals: true }));
console.log(util.types.isProxy(new Proxy({}, {})), util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), util.getSystemErrorName(-2));
console.log(util.inspect('a'.repeat(30), { maxStringLength: 5 }), util.inspect([1, 2, 3, 4], { maxArrayLength: 2 }), util.inspect(123456.789, { numericSeparator: true }));

// out: a 12 {"b":1} 100% x 1 2 3
// out: {
// out:   a: {
// out:     b: {
// out:       c: {
// out:         d: {}
// out:       }
// out:     }
// out:   }
// out: }
// out: 'str' [ 3, 2, 1 ] Map(1) { 1 => 2 }
// out: "{ s: \u001b[32m'text'\u001b[39m, n: \u001b[33m1\u001b[39m, u: \u001b[90mundefined\u001b[39m }" { x: [Getter: 5] }
// out: Money<5> [ Money<'x'> ] Money<1>
// out: true true true
// out: true Old {}
// out: red � "b"
// out: {
// out:   values: [Object: null prototype] { verbose: true, name: 'x' },
// out:   positionals: [ 'pos' ]
// out: }
// out: true Proxy [ { a: 1 }, {} ] ENOENT
// out: 'aaaaa'... 25 more characters [ 1, 2, ... 2 more items ] 123_456.789
// out: null 2
// out: 42
// err: (node:PID) [DEP_X] DeprecationWarning: old() is deprecated
// err: (Use `node --trace-deprecation ...` to show where the warning was created)
