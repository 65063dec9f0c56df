// node:test prints its report when the program ends.
import test, { describe, it, mock } from 'node:test';
import assert from 'node:assert/strict';

test('adds', () => assert.equal(1 + 1, 2));
test('waits', async (t) => {
  await t.test('inner', () => {});
});
describe('suite', () => {
  it('works', () => {});
  it.skip('skipped', () => {});
  it.todo('later');
});
test('mock', () => {
  const add = mock.fn((a) => a + 1);
  assert.equal(add(1), 2);
  assert.equal(add.mock.calls.length, 1);
});
const write = process.stdout.write;
// durations vary
process.stdout.write = (text, ...rest) => write.call(process.stdout, String(text).replace(/(duration_ms:? )[\d.]+/g, '$1N'), ...rest);

// out: TAP version 13
// out: # Subtest: adds
// out: ok 1 - adds
// out:   ---
// out:   duration_ms: N
// out:   ...
// out: # Subtest: waits
// out:     # Subtest: inner
// out:     ok 1 - inner
// out:       ---
// out:       duration_ms: N
// out:       ...
// out:     1..1
// out: ok 2 - waits
// out:   ---
// out:   duration_ms: N
// out:   ...
// out: # Subtest: suite
// out:     # Subtest: works
// out:     ok 1 - works
// out:       ---
// out:       duration_ms: N
// out:       ...
// out:     # Subtest: skipped
// out:     ok 2 - skipped # SKIP
// out:       ---
// out:       duration_ms: N
// out:       ...
// out:     # Subtest: later
// out:     ok 3 - later # TODO
// out:       ---
// out:       duration_ms: N
// out:       ...
// out:     1..3
// out: ok 3 - suite
// out:   ---
// out:   duration_ms: N
// out:   type: 'suite'
// out:   ...
// out: # Subtest: mock
// out: ok 4 - mock
// out:   ---
// out:   duration_ms: N
// out:   ...
// out: 1..4
// out: # tests 7
// out: # suites 1
// out: # pass 5
// out: # fail 0
// out: # cancelled 0
// out: # skipped 1
// out: # todo 1
// out: # duration_ms N
