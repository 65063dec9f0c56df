// The language of Node 20: classes, destructuring, generators, async, optional chaining, and the rest.
class Stack {
  #items = [];
  static #made = 0;
  static { Stack.label = 'static block'; }
  static of(...items) { const s = new Stack(); s.#items = items; Stack.#made++; return s; }
  get size() { return this.#items.length; }
  static get made() { return Stack.#made; }
  *[Symbol.iterator]() { yield* this.#items; }
  has(x) { return #items in x; }
}
const stack = Stack.of(1, 2, 3);
console.log([...stack], stack.size, Stack.made, Stack.label, stack.has(stack));
const { a, b: { c = 5, ...rest } = {}, ...others } = { a: 1, b: { d: 2, e: 3 }, f: 4 };
console.log(a, c, rest, others, [3, , 1].at(-1), stack?.nothing?.deep ?? 'default');
let n = null;
n ??= 4; n ||= 5; n &&= n ** 2;
console.log(n, 1_000_000, 0b11, 0o17, 2n ** 64n, `tag ${((s, ...v) => s.raw.join('|') + v)`a${1}\n${2}`}`);
console.log([1, 2, 3, 4].findLast((x) => x % 2), [3, 1, 2].toSorted(), [1, 2].with(0, 9), [1, [2, [3]]].flat(Infinity));
console.log(Object.entries({ x: 1 }), Object.fromEntries([['k', 'v']]), structuredClone([1]), Array.from('abc', (x) => x.toUpperCase()), 'abc'.replaceAll('b', '-'));
label: for (const i of [1, 2, 3]) for (const j of [1, 2]) { if (j === 2) continue label; if (i === 3) break label; console.log(i, j); }
function* fib() { let [x, y] = [0, 1]; while (true) { yield x; [x, y] = [y, x + y]; } }
const it = fib();
console.log(Array.from({ length: 10 }, () => it.next().value), it.return(7), it.next());
const sym = Symbol.for('shared');
console.log(sym.description, Symbol.keyFor(sym), typeof null, void 0, [10, 9, 1].sort(), ['b', 'a'].reverse(), +'', 0.1 + 0.2, [] + {}, 5 % -3, -7 >> 1, -7 >>> 28);
console.log('2024-05-06'.match(/(?<y>\d+)-(?<m>\d+)/).groups.y, 'aBc'.replace(/b/i, (m) => m + m), [...'a1b2'.matchAll(/\d/g)].map((m) => m.index), /(?<=\$)\d+/.exec('$42')[0], /\p{L}+/u.exec('1é')[0]);
const weak = new WeakRef({}); const proxy = new Proxy({}, { get: (t, k) => `got ${String(k)}` });
console.log(weak.deref() !== undefined, proxy.anything, Reflect.ownKeys({ b: 1, 2: 1, a: 1, 1: 1 }), new (class { x = 1; ['y' + 1] = 2; })());
(async () => {
  const results = await Promise.allSettled([1, Promise.reject(new Error('r'))]);
  console.log(results.map((r) => r.status), await Promise.any([Promise.reject(1), 2]), await Promise.race([new Promise(() => {}), 3]));
  async function* gen() { for (let i = 0; i < 3; i++) yield i; }
  for await (const x of gen()) console.log('async', x);
})();

// out: [ 1, 2, 3 ] 3 1 static block true
// out: 1 5 { d: 2, e: 3 } { f: 4 } 1 default
// out: 16 1000000 3 15 18446744073709551616n tag a|\n|1,2
// out: 3 [ 1, 2, 3 ] [ 9, 2 ] [ 1, 2, 3 ]
// out: [ [ 'x', 1 ] ] { k: 'v' } [ 1 ] [ 'A', 'B', 'C' ] a-c
// out: 1 1
// out: 2 1
// out: [
// out:   0, 1,  1,  2,  3,
// out:   5, 8, 13, 21, 34
// out: ] { value: 7, done: true } { value: undefined, done: true }
// out: shared shared object undefined [ 1, 10, 9 ] [ 'a', 'b' ] 0 0.30000000000000004 [object Object] 2 -4 15
// out: 2024 aBBc [ 1, 3 ] 42 é
// out: true got anything [ '1', '2', 'b', 'a' ] { x: 1, y1: 2 }
// out: [ 'fulfilled', 'rejected' ] 2 3
// out: async 0
// out: async 1
// out: async 2
