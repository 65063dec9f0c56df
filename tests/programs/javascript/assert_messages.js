// What assert says about each kind of difference.
const assert = require('assert');
const t = (f) => {
  try {
    f();
    console.log('ok');
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
t(() => assert(0));
t(() => assert.equal(1, 2));
t(() => assert.strictEqual('a', 'b', 'custom'));
t(() => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }));
t(() => assert.throws(() => {}));
t(() =>
  assert.throws(() => {
    throw new Error('x');
  }, /y/),
);
t(() =>
  assert.throws(
    () => {
      throw new TypeError('x');
    },
    { name: 'TypeError', message: 'z' },
  ),
);
t(() => assert.match('abc', /x/));
t(() => assert.notDeepEqual({}, {}));
t(() => assert.fail());
t(() => assert.ifError(new Error('if')));
t(() => assert.ok(null, new RangeError('mine')));
t(() =>
  assert.doesNotThrow(() => {
    throw new Error('dnt');
  }),
);
assert.rejects(Promise.resolve(1)).catch((e) => console.log(e.message));
t(() => assert.deepEqual(new Map([[1, 2]]), new Map([[1, 3]])));
t(() => assert.strictEqual(NaN, 0));
t(() => assert.strictEqual('a\nb\nc', 'a\nx\nc'));
assert.strictEqual(1, 2);

// out: AssertionError ERR_ASSERTION The expression evaluated to a falsy value:
// out:
// out:   assert(0)
// out:
// out: AssertionError ERR_ASSERTION 1 == 2
// out: AssertionError ERR_ASSERTION custom
// out:
// out: 'a' !== 'b'
// out:
// out: AssertionError ERR_ASSERTION Expected values to be strictly deep-equal:
// out: + actual - expected
// out:
// out:   {
// out:     a: 1,
// out:     b: [
// out:       1,
// out: +     2
// out: -     3
// out:     ]
// out:   }
// out: AssertionError ERR_ASSERTION Missing expected exception.
// out: AssertionError ERR_ASSERTION The input did not match the regular expression /y/. Input:
// out:
// out: 'Error: x'
// out:
// out: AssertionError ERR_ASSERTION Expected values to be strictly deep-equal:
// out: + actual - expected
// out:
// out:   Comparison {
// out: +   message: 'x',
// out: -   message: 'z',
// out:     name: 'TypeError'
// out:   }
// out: AssertionError ERR_ASSERTION The input did not match the regular expression /x/. Input:
// out:
// out: 'abc'
// out:
// out: AssertionError ERR_ASSERTION Expected "actual" not to be loosely deep-equal to:
// out:
// out: {}
// out: AssertionError ERR_ASSERTION Failed
// out: AssertionError ERR_ASSERTION ifError got unwanted exception: if
// out: RangeError undefined mine
// out: AssertionError ERR_ASSERTION Got unwanted exception.
// out: Actual message: "dnt"
// out: AssertionError ERR_ASSERTION Expected values to be loosely deep-equal:
// out:
// out: Map(1) {
// out:   1 => 2
// out: }
// out:
// out: should loosely deep-equal
// out:
// out: Map(1) {
// out:   1 => 3
// out: }
// out: AssertionError ERR_ASSERTION Expected values to be strictly equal:
// out:
// out: NaN !== 0
// out:
// out: AssertionError ERR_ASSERTION Expected values to be strictly equal:
// out: + actual - expected
// out:
// out: + 'a\nb\nc'
// out: - 'a\nx\nc'
// out:       ^
// err-contains:   throw new AssertionError(obj);
// err-contains:   ^
// err-contains: AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
// err-contains: 1 !== 2
// err-contains:     at Object.<anonymous> (/work/assert_messages.js:43:8)
// err-contains:   generatedMessage: true,
// err-contains:   code: 'ERR_ASSERTION',
// err-contains:   actual: 1,
// err-contains:   expected: 2,
// err-contains:   operator: 'strictEqual'
// err-contains: }
// exit: 1
