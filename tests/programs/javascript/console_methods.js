// table, group, count, assert, dir, trace, time, and which stream each writes to.
console.table([{ name: 'tea', price: 3 }, { name: 'coffee', price: 4.5, hot: true }]);
console.table([[1, 2], [3, 4]]);
console.table(new Map([['a', 1], ['b', { c: 2 }]]));
console.table([{ a: 1, b: 2 }], ['b']);
console.table('not a table');
console.group('outer');
console.log('inside\ntwo lines');
console.group();
console.info({ deep: { er: 1 } });
console.groupEnd();
console.groupEnd();
console.log('outside');
console.count();
console.count('x');
console.count('x');
console.countReset('x');
console.count('x');
console.assert(1 === 1, 'not shown');
console.assert(false, 'shown %s', 'once');
console.assert(false);
console.dir({ a: { b: { c: { d: {} } } } }, { depth: 0 });
console.dirxml({ x: 1 });
console.error('an error line');
console.warn('a warning %d', 3);
console.debug('debug goes to stdout');
console.time('t');
console.timeEnd('none');

// out: ┌─────────┬──────────┬───────┬──────┐
// out: │ (index) │ name     │ price │ hot  │
// out: ├─────────┼──────────┼───────┼──────┤
// out: │ 0       │ 'tea'    │ 3     │      │
// out: │ 1       │ 'coffee' │ 4.5   │ true │
// out: └─────────┴──────────┴───────┴──────┘
// out: ┌─────────┬───┬───┐
// out: │ (index) │ 0 │ 1 │
// out: ├─────────┼───┼───┤
// out: │ 0       │ 1 │ 2 │
// out: │ 1       │ 3 │ 4 │
// out: └─────────┴───┴───┘
// out: ┌───────────────────┬─────┬──────────┐
// out: │ (iteration index) │ Key │ Values   │
// out: ├───────────────────┼─────┼──────────┤
// out: │ 0                 │ 'a' │ 1        │
// out: │ 1                 │ 'b' │ { c: 2 } │
// out: └───────────────────┴─────┴──────────┘
// out: ┌─────────┬───┐
// out: │ (index) │ b │
// out: ├─────────┼───┤
// out: │ 0       │ 2 │
// out: └─────────┴───┘
// out: not a table
// out: outer
// out:   inside
// out:   two lines
// out:     { deep: { er: 1 } }
// out: outside
// out: default: 1
// out: x: 1
// out: x: 2
// out: x: 1
// out: { a: [Object] }
// out: { x: 1 }
// out: debug goes to stdout
// err: Assertion failed: shown once
// err: Assertion failed
// err: an error line
// err: a warning 3
// err: (node:PID) Warning: No such label 'none' for console.timeEnd()
// err: (Use `node --trace-warnings ...` to show where the warning was created)
