// In a module: file URLs in the stack.
import { strict as assert } from 'node:assert';

function check(value) {
  assert.equal(value, 4);
}
check(2 + 2);
check(2 + 3);

// err-contains: AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
// err-contains: 5 !== 4
// err-contains:     at check (file:///work/uncaught_module.mjs:5:10)
// err-contains:     at file:///work/uncaught_module.mjs:8:1
// err-contains:   code: 'ERR_ASSERTION',
// err-contains:   actual: 5,
// exit: 1
