// More of V8's wordings.
'use strict';
const nothing = undefined;
const object = { x: undefined, n: null, f: 1, get only() { return 1; } };
class Thing { use() { this.missing(); } deep() { this.a.b(); } }
const attempts = [
  () => { const { a } = undefined; },
  () => { const { a } = nothing; },
  () => { const { a, b } = object.x; },
  () => { const { name } = JSON.parse('null'); },
  () => { const {} = null; },
  () => { const { ...rest } = object.n; },
  () => { let a; ({ a } = null); },
  () => { (({ a }) => a)(); },
  () => { (function ({ a }, b) {})(null); },
  () => { for (const { a } of [undefined]); },
  () => { const { a: { b } } = {}; },
  () => { const { a = 1 } = nothing; },
  () => { for (const x of nothing) ; },
  () => { for (const x of object) ; },
  () => { for (const x of object.f) ; },
  () => { const [a] = nothing; },
  () => { const [a, b] = object; },
  () => { new nothing(); },
  () => { new object.f(); },
  () => { new object.missing(); },
  () => { const arrow = () => {}; new arrow(); },
  () => { class B extends nothing {} },
  () => { class C {} C(); },
  () => { Map(); },
  () => { Promise(); },
  () => { new Thing().use(); },
  () => { new Thing().deep(); },
  () => { [].map(5); },
  () => { new Set(5); },
  () => { Object.fromEntries(true); },
  () => { object.only = 2; },
  () => { JSON.parse('hello'); },
  () => { JSON.parse(undefined); },
  () => { JSON.parse({}); },
  () => { JSON.parse('{"a":1,}'); },
  () => { JSON.parse('{"name": "x", "list": [1, 2, oops], "more": true}'); },
  () => { JSON.parse('<!DOCTYPE html><html></html>'); },
  () => { JSON.parse('[1] 2'); },
  () => { JSON.parse('{"a" 1}'); },
  () => { BigInt('ten'); },
  () => { BigInt(1.5); },
  () => { 1n / 0n; },
  () => { Object.create(5); },
  () => { Object.defineProperty({}, 'a', 1); },
  () => { new WeakMap().set(1, 2); },
  () => { ({}) instanceof (() => {}); },
  () => { new Function('await something;'); },
  () => { new Function('enum A {}'); },
  () => { new Function('let let = 1'); },
];
for (const attempt of attempts) {
  try {
    attempt();
    console.log('no error:', attempt.toString());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}

// out: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
// out: TypeError: Cannot destructure property 'a' of 'nothing' as it is undefined.
// out: TypeError: Cannot destructure property 'a' of 'object.x' as it is undefined.
// out: TypeError: Cannot destructure property 'name' of 'JSON.parse(...)' as it is null.
// out: TypeError: Cannot destructure 'null' as it is null.
// out: TypeError: Cannot destructure 'object.n' as it is null.
// out: TypeError: Cannot destructure property 'a' of 'null' as it is null.
// out: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
// out: TypeError: Cannot destructure property 'a' of 'object null' as it is null.
// out: TypeError: Cannot destructure property 'a' of '.for' as it is undefined.
// out: TypeError: Cannot read properties of undefined (reading 'b')
// out: TypeError: Cannot read properties of undefined (reading 'a')
// out: TypeError: nothing is not iterable
// out: TypeError: object is not iterable
// out: TypeError: object.f is not iterable
// out: TypeError: nothing is not iterable
// out: TypeError: object is not iterable
// out: TypeError: nothing is not a constructor
// out: TypeError: object.f is not a constructor
// out: TypeError: object.missing is not a constructor
// out: TypeError: arrow is not a constructor
// out: TypeError: Class extends value undefined is not a constructor or null
// out: TypeError: Class constructor C cannot be invoked without 'new'
// out: TypeError: Constructor Map requires 'new'
// out: TypeError: Promise constructor cannot be invoked without 'new'
// out: TypeError: this.missing is not a function
// out: TypeError: Cannot read properties of undefined (reading 'b')
// out: TypeError: 5 is not a function
// out: TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
// out: TypeError: boolean true is not iterable (cannot read property Symbol(Symbol.iterator))
// out: TypeError: Cannot set property only of #<Object> which has only a getter
// out: SyntaxError: Unexpected token 'h', "hello" is not valid JSON
// out: SyntaxError: "undefined" is not valid JSON
// out: SyntaxError: "[object Object]" is not valid JSON
// out: SyntaxError: Expected double-quoted property name in JSON at position 7
// out: SyntaxError: Unexpected token 'o', ..."": [1, 2, oops], "mo"... is not valid JSON
// out: SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON
// out: SyntaxError: Unexpected non-whitespace character after JSON at position 4
// out: SyntaxError: Expected ':' after property name in JSON at position 5
// out: SyntaxError: Cannot convert ten to a BigInt
// out: RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer
// out: RangeError: Division by zero
// out: TypeError: Object prototype may only be an Object or null: 5
// out: TypeError: Property description must be an object: 1
// out: TypeError: Invalid value used as weak map key
// out: TypeError: Function has non-object prototype 'undefined' in instanceof check
// out: SyntaxError: await is only valid in async functions and the top level bodies of modules
// out: SyntaxError: Unexpected reserved word
// out: SyntaxError: let is disallowed as a lexically bound name
