// console.log formats every kind of value as Node does.
console.log('text', 1, -0, 1n, true, null, undefined, Symbol('s'), NaN);
console.log(['a', 1, [2, [3, [4, [5]]]]], { a: { b: { c: { d: 1 } } } });
console.log([1, , 3], [undefined, null], new Array(5), Object.assign([1, 2], { extra: true }));
console.log(function named() {}, () => {}, class A {}, class B extends Array {}, async () => {}, function* g() {});
console.log(new Map([['k', { v: 1 }], [{}, 2]]), new Set(['x', [1]]), new WeakMap(), new Map().entries());
console.log(new Date(0), /re+/gi, new Error('plain').message, [new Date(NaN)]);
console.log(Promise.resolve(3), Promise.reject(new Error('no')).catch(() => {}) && 0, new Promise(() => {}));
console.log(new Uint8Array([1, 2, 3]), new ArrayBuffer(4), Buffer.from('hi'), new Float64Array(2));
class Point { constructor() { this.x = 1; this.y = 'two'; } get sum() { return 3; } }
console.log(new Point(), Object.create(null), Object.create({ inherited: 1 }), new (class extends Point {})());
const circular = { name: 'loop', list: [] };
circular.self = circular;
circular.list.push(circular, { circular });
console.log(circular);
console.log({ 'a-b': 1, 2: 3, [Symbol('key')]: 4, get g() { return 1; }, set s(v) {}, get gs() { return 1; }, set gs(v) {} });
console.log('%s is %d years and %i, %f, %j %o %O %% %c styled', 'Bob', 42.5, 42.9, '1.5', { a: 1 }, [1], { b: 2 }, 'color: red', 'rest');
console.log(['it\'s', "say \"hi\"", 'both \' and "', 'line\nbreak', '\u001b[31m'], 'top\nlevel');
console.log(Object('boxed'), Object(1), Object(true), Object(Symbol('q')), [Object(1n)]);
console.log(process.versions.node.split('.')[0], typeof globalThis, [globalThis === global]);
console.log(new Proxy({ p: 1 }, {}), new Proxy(() => {}, {}), [new Proxy([1], {})]);
(function () { console.log(arguments); })(1, 'two');
console.log();
console.log('');

// out: text 1 -0 1n true null undefined Symbol(s) NaN
// out: [ 'a', 1, [ 2, [ 3, [Array] ] ] ] { a: { b: { c: [Object] } } }
// out: [ 1, <1 empty item>, 3 ] [ undefined, null ] [ <5 empty items> ] [ 1, 2, extra: true ]
// out: [Function: named] [Function (anonymous)] [class A] [class B extends Array] [AsyncFunction (anonymous)] [GeneratorFunction: g]
// out: Map(2) { 'k' => { v: 1 }, {} => 2 } Set(2) { 'x', [ 1 ] } WeakMap { <items unknown> } [Map Entries] {  }
// out: 1970-01-01T00:00:00.000Z /re+/gi plain [ Invalid Date ]
// out: Promise { 3 } 0 Promise { <pending> }
// out: Uint8Array(3) [ 1, 2, 3 ] ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 } <Buffer 68 69> Float64Array(2) [ 0, 0 ]
// out: Point { x: 1, y: 'two' } [Object: null prototype] {} {} Point { x: 1, y: 'two' }
// out: <ref *1> {
// out:   name: 'loop',
// out:   list: [ [Circular *1], { circular: [Circular *1] } ],
// out:   self: [Circular *1]
// out: }
// out: {
// out:   '2': 3,
// out:   'a-b': 1,
// out:   g: [Getter],
// out:   s: [Setter],
// out:   gs: [Getter/Setter],
// out:   [Symbol(key)]: 4
// out: }
// out: Bob is 42.5 years and 42, 1.5, {"a":1} [ 1, [length]: 1 ] { b: 2 } %  styled rest
// out: [ "it's", 'say "hi"', `both ' and "`, 'line\nbreak', '\x1B[31m' ] top
// out: level
// out: [String: 'boxed'] [Number: 1] [Boolean: true] [Symbol: Symbol(q)] [ [BigInt: 1n] ]
// out: 20 object [ true ]
// out: { p: 1 } [Function (anonymous)] [ [ 1 ] ]
// out: [Arguments] { '0': 1, '1': 'two' }
// out:
// out:
