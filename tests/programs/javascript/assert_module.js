// assert: messages and diffs.
const assert = require('assert');
const attempts = [
  () => assert(0),
  () => assert.equal(1, 2),
  () => assert.strictEqual('a\nb', 'a\nc'),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }),
  () => assert.deepEqual([1, 2, 3], [1, 2, '3']),
  () => assert.deepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]])),
  () => assert.notStrictEqual(1, 1),
  () => assert.throws(() => { throw new Error('wrong'); }, /right/),
  () => assert.throws(() => {}),
  () => assert.match('abc', /x/),
  () => assert.ok(null, 'own message'),
  () => assert.fail('failed'),
  () => assert.ifError(new Error('if')),
  () => assert.strictEqual(NaN, 0, new TypeError('own error')),
  () => assert.doesNotThrow(() => { throw new Error('x'); }, 'hint'),
];
for (const attempt of attempts) {
  try {
    attempt();
    console.log('passed');
  } catch (error) {
    console.log(`${error.name} ${error.code} ${error.generatedMessage}\n${error.message}`);
  }
}
assert.rejects(Promise.resolve(1)).catch((error) => console.log(error.message));
assert.deepStrictEqual(new Set([1, { a: 2 }]), new Set([1, { a: 2 }]));
console.log('end');

// out: AssertionError ERR_ASSERTION true
// out: 0 == true
// out: AssertionError ERR_ASSERTION true
// out: 1 == 2
// out: AssertionError ERR_ASSERTION true
// out: Expected values to be strictly equal:
// out:
// out: 'a\nb' !== 'a\nc'
// out:
// out: AssertionError ERR_ASSERTION true
// out: Expected values to be strictly deep-equal:
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
// out: passed
// out: AssertionError ERR_ASSERTION true
// out: Expected values to be strictly deep-equal:
// out: + actual - expected
// out:
// out:   Map(1) {
// out:     1 => {
// out: +     a: 1
// out: -     a: 2
// out:     }
// out:   }
// out: AssertionError ERR_ASSERTION true
// out: Expected "actual" to be strictly unequal to: 1
// out: AssertionError ERR_ASSERTION true
// out: The input did not match the regular expression /right/. Input:
// out:
// out: 'Error: wrong'
// out:
// out: AssertionError ERR_ASSERTION false
// out: Missing expected exception.
// out: AssertionError ERR_ASSERTION true
// out: The input did not match the regular expression /x/. Input:
// out:
// out: 'abc'
// out:
// out: AssertionError ERR_ASSERTION false
// out: own message
// out: AssertionError ERR_ASSERTION false
// out: failed
// out: AssertionError ERR_ASSERTION false
// out: ifError got unwanted exception: if
// out: TypeError undefined undefined
// out: own error
// out: AssertionError ERR_ASSERTION false
// out: Got unwanted exception: hint
// out: Actual message: "x"
// out: end
// out: Missing expected rejection.
