// What util.inspect and console print of less common values.
const util = require('util');
console.log(
  util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  util.inspect("a'b"),
  util.inspect('a\'b"c'),
  util.inspect(new (class Foo extends Map {})([[1, { a: 2 }]])),
);
console.log(
  util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }),
  util.inspect(Object.create(null, { x: { value: 1, enumerable: true } })),
  util.inspect([, 1, , 2]),
  util.inspect(new Array(200).fill(7)),
);
console.log(
  util.inspect({
    get a() {
      return 1;
    },
    set b(v) {},
    get c() {
      return 1;
    },
    set c(v) {},
  }),
  util.inspect(
    {
      get a() {
        return 1;
      },
    },
    { getters: true },
  ),
);
console.log(
  util.inspect(Symbol('x')),
  util.inspect({ [Symbol('k')]: 1 }),
  util.inspect(class A {}),
  util.inspect(class extends Array {}),
  util.inspect(function () {}),
  util.inspect(async () => {}),
  util.inspect(function* g() {}),
);
console.log(
  util.inspect(new Error('m', { cause: 'c' })).split('\n')[0],
  util.inspect([new Date(0), /x/gi, null, undefined, -0, 10n, NaN]),
);
console.log(
  util.inspect(new Map([[{ a: 1 }, new Set([1, [2]])]]), { compact: false }),
  util.inspect({ s: 'x'.repeat(200) }, { maxStringLength: 10 }),
  util.inspect(new Set([1, 2, 3]), { maxArrayLength: 1 }),
);
console.log(
  util.inspect({ z: 1, a: 2 }, { sorted: true }),
  util.inspect(123456789.123, { numericSeparator: true }),
  util.inspect({ a: 1 }, { colors: true }),
  util.format('%s %d %i %f %j %o %O %c %%', 'a', '5', 5.9, '1.5', { a: 1 }, [1], { b: 2 }, 'css', 'extra'),
);
console.log(
  util.inspect(
    new (class X {
      constructor() {
        this.y = 1;
      }
      [util.inspect.custom](d, o) {
        return `X<${d}>`;
      }
    })(),
  ),
  util.inspect(new Uint8Array(3)),
  util.inspect(new ArrayBuffer(2)),
  util.inspect(new DataView(new ArrayBuffer(1))),
  util.inspect(Buffer.from('hi')),
);
console.log(
  util.inspect(new WeakMap()),
  util.inspect(new WeakRef({})),
  util.inspect(globalThis).length > 100,
  util.inspect(
    (function () {
      return arguments;
    })(1, 2),
  ),
  util.inspect(Object(1)),
  util.inspect(Object('s')),
  util.inspect(new Boolean(false)),
  util.inspect(Object(Symbol('q'))),
  util.inspect([1, 2, 3].values()),
  util.inspect(new Map([[1, 2]]).entries()),
  util.inspect((function* () {})()),
);
const c = { name: 'c' };
c.self = c;
c.arr = [c, { c }];
console.log(c);
console.log(
  util.isDeepStrictEqual({ a: [1, new Set([1])] }, { a: [1, new Set([1])] }),
  util.types.isPromise(Promise.resolve()),
  util.stripVTControlCharacters('\x1b[1mx\x1b[0m'),
  util.styleText('red', 'x'),
  util.toUSVString('\ud800'),
  util.inspect(
    util.parseArgs({
      args: ['-v', '--n=3', 'pos'],
      options: { v: { type: 'boolean', short: 'v' }, n: { type: 'string' } },
      allowPositionals: true,
    }),
  ),
);
console.log(
  util.inspect({
    a: 1n,
    b: Symbol.iterator,
    c: [[[[]]]],
    d: new (class extends Error {
      name = 'Zed';
    })('boo').message,
    long: Array.from({ length: 30 }, (_, i) => 'item' + i),
  }),
);
util.deprecate(() => {}, 'old thing', 'DEP1')();
console.log(util.inspect(new AggregateError([new Error('one')], 'many')).split('\n')[0]);
console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table(new Map([['k', 1]]));
console.table(
  [
    [1, 2],
    [3, 4],
  ],
  [0],
);
console.dir({ a: { b: { c: {} } } }, { depth: 0 });
console.group('G');
console.info('in');
console.groupEnd();
console.assert(false, 'no %s', 'way');
console.count();
console.count('x');
console.countReset();
console.count();

// out: { a: [Object] } "a'b" `a'b"c` Foo(1) [Map] { 1 => { a: 2 } }
// out: Proxy [ { a: 1 }, {} ] [Object: null prototype] { x: 1 } [ <1 empty item>, 1, <1 empty item>, 2 ] [
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
// out:   7, 7, 7, 7,
// out:   ... 100 more items
// out: ]
// out: { a: [Getter], b: [Setter], c: [Getter/Setter] } { a: [Getter: 1] }
// out: Symbol(x) { [Symbol(k)]: 1 } [class A] [class (anonymous) extends Array] [Function (anonymous)] [AsyncFunction (anonymous)] [GeneratorFunction: g]
// out: Error: m [ 1970-01-01T00:00:00.000Z, /x/gi, null, undefined, -0, 10n, NaN ]
// out: Map(1) {
// out:   {
// out:     a: 1
// out:   } => Set(2) {
// out:     1,
// out:     [
// out:       2
// out:     ]
// out:   }
// out: } { s: 'xxxxxxxxxx'... 190 more characters } Set(3) { 1, ... 2 more items }
// out: { a: 2, z: 1 } 123_456_789.123 { a: [33m1[39m } a 5 5 1.5 {"a":1} [ 1, [length]: 1 ] { b: 2 }  % extra
// out: X<2> Uint8Array(3) [ 0, 0, 0 ] ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 } DataView {
// out:   byteLength: 1,
// out:   byteOffset: 0,
// out:   buffer: ArrayBuffer { [Uint8Contents]: <00>, byteLength: 1 }
// out: } <Buffer 68 69>
// out: WeakMap { <items unknown> } WeakRef {} true [Arguments] { '0': 1, '1': 2 } [Number: 1] [String: 's'] [Boolean: false] [Symbol: Symbol(q)] Object [Array Iterator] {} [Map Entries] { [ 1, 2 ] } Object [Generator] {}
// out: <ref *1> {
// out:   name: 'c',
// out:   self: [Circular *1],
// out:   arr: [ [Circular *1], { c: [Circular *1] } ]
// out: }
// out: true true x x � {
// out:   values: [Object: null prototype] { v: true, n: '3' },
// out:   positionals: [ 'pos' ]
// out: }
// out: {
// out:   a: 1n,
// out:   b: Symbol(Symbol.iterator),
// out:   c: [ [ [Array] ] ],
// out:   d: 'boo',
// out:   long: [
// out:     'item0',  'item1',  'item2',
// out:     'item3',  'item4',  'item5',
// out:     'item6',  'item7',  'item8',
// out:     'item9',  'item10', 'item11',
// out:     'item12', 'item13', 'item14',
// out:     'item15', 'item16', 'item17',
// out:     'item18', 'item19', 'item20',
// out:     'item21', 'item22', 'item23',
// out:     'item24', 'item25', 'item26',
// out:     'item27', 'item28', 'item29'
// out:   ]
// out: }
// out: AggregateError: many
// out: ┌─────────┬───┬─────┬──────┐
// out: │ (index) │ a │ b   │ c    │
// out: ├─────────┼───┼─────┼──────┤
// out: │ 0       │ 1 │ 'x' │      │
// out: │ 1       │ 2 │     │ true │
// out: └─────────┴───┴─────┴──────┘
// out: ┌───────────────────┬─────┬────────┐
// out: │ (iteration index) │ Key │ Values │
// out: ├───────────────────┼─────┼────────┤
// out: │ 0                 │ 'k' │ 1      │
// out: └───────────────────┴─────┴────────┘
// out: ┌─────────┬───┐
// out: │ (index) │ 0 │
// out: ├─────────┼───┤
// out: │ 0       │ 1 │
// out: │ 1       │ 3 │
// out: └─────────┴───┘
// out: { a: [Object] }
// out: G
// out:   in
// out: default: 1
// out: x: 1
// out: default: 1
// err-contains: Assertion failed: no way
// err-contains: (Use `node --trace-deprecation ...` to show where the warning was created)
