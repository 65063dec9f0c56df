// console.time prints a duration with its unit.
const lines = [];
const { Console } = require('console');
const { Writable } = require('stream');
const out = new Writable({ write(chunk, encoding, done) { lines.push(String(chunk)); done(); } });
const own = new Console(out);
own.time('work');
own.timeLog('work', 'extra', 1);
own.timeEnd('work');
own.log('through %s', 'a stream');
own.trace('here');
setImmediate(() => {
  console.log(/^work: \d+(\.\d+)?ms extra 1\n$/.test(lines[0]), /^work: [\d.]+ms\n$/.test(lines[1]));
  console.log(lines[2], lines[3].split('\n')[0], lines[3].includes('console_time.js:11:5'));
});

// out: true true
// out: through a stream
// out:  Trace: here true
