// The wording of frequent errors.
'use strict';
const attempts = [
  () => undefinedName,
  () => null.x,
  () => undefined.x.y,
  () => { const o = {}; o.method(); },
  () => { const o = { a: { } }; o.a.b.c(); },
  () => { let f = 3; f(); },
  () => { const c = 1; c = 2; },
  () => { x; let x = 1; },
  () => Object.freeze([1]).push(2),
  () => { Object.freeze({ a: 1 }).a = 2; },
  () => { const [a] = null; },
  () => { for (const x of 5) ; },
  () => Symbol() + '',
  () => 1n + 1,
  () => 'x'.repeat(-1),
  () => new Array(-1),
  () => (1).toFixed(101),
  () => JSON.parse('{bad'),
  () => JSON.parse(''),
  () => { const a = {}; a.a = a; JSON.stringify(a); },
  () => decodeURIComponent('%'),
  () => new Map([1]),
  () => class A extends null { }.prototype.x.y,
  () => structuredClone(() => {}),
  () => { class P { #x; static get(o) { return o.#x; } } P.get({}); },
  () => { class S extends Object { constructor() { this.a = 1; } } new S(); },
  () => [].reduce((a, b) => a),
  () => 'a'.localeCompare.call(null),
  () => Promise.resolve.call(1),
  () => 'x' in 'text',
  () => ({}) instanceof 5,
  () => parseInt.x.y,
  () => delete Object.freeze({ q: 1 }).q,
  () => eval('let a; let a'),
  () => eval('var 1x'),
  () => eval('if ('),
  () => eval("'open"),
  () => eval('({a:1'),
  () => new RegExp('('),
  () => new RegExp('a', 'zz'),
  () => new Function('return }'),
];
for (const attempt of attempts) {
  try {
    attempt();
    console.log('no error:', attempt.toString());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}

// out: ReferenceError: undefinedName is not defined
// out: TypeError: Cannot read properties of null (reading 'x')
// out: TypeError: Cannot read properties of undefined (reading 'x')
// out: TypeError: o.method is not a function
// out: TypeError: Cannot read properties of undefined (reading 'c')
// out: TypeError: f is not a function
// out: TypeError: Assignment to constant variable.
// out: ReferenceError: Cannot access 'x' before initialization
// out: TypeError: Cannot add property 1, object is not extensible
// out: TypeError: Cannot assign to read only property 'a' of object '#<Object>'
// out: TypeError: null is not iterable
// out: TypeError: 5 is not iterable
// out: TypeError: Cannot convert a Symbol value to a string
// out: TypeError: Cannot mix BigInt and other types, use explicit conversions
// out: RangeError: Invalid count value: -1
// out: RangeError: Invalid array length
// out: RangeError: toFixed() digits argument must be between 0 and 100
// out: SyntaxError: Expected property name or '}' in JSON at position 1
// out: SyntaxError: Unexpected end of JSON input
// out: TypeError: Converting circular structure to JSON
// out:     --> starting at object with constructor 'Object'
// out:     --- property 'a' closes the circle
// out: URIError: URI malformed
// out: TypeError: Iterator value 1 is not an entry object
// out: TypeError: Cannot read properties of undefined (reading 'y')
// out: DataCloneError: () => {} could not be cloned.
// out: TypeError: Cannot read private member #x from an object whose class did not declare it
// out: ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
// out: TypeError: Reduce of empty array with no initial value
// out: TypeError: String.prototype.localeCompare called on null or undefined
// out: TypeError: PromiseResolve called on non-object
// out: TypeError: Cannot use 'in' operator to search for 'x' in text
// out: TypeError: Right-hand side of 'instanceof' is not an object
// out: TypeError: Cannot read properties of undefined (reading 'y')
// out: TypeError: Cannot delete property 'q' of #<Object>
// out: SyntaxError: Identifier 'a' has already been declared
// out: SyntaxError: Invalid or unexpected token
// out: SyntaxError: Unexpected end of input
// out: SyntaxError: Invalid or unexpected token
// out: SyntaxError: Unexpected end of input
// out: SyntaxError: Invalid regular expression: /(/: Unterminated group
// out: SyntaxError: Invalid flags supplied to RegExp constructor 'zz'
// out: SyntaxError: Unexpected token '}'
