// process.exitCode, the order of what is queued, warnings, and bad arguments to process.
process.exitCode = 3;
process.on('exit', (c) => console.log('exit', c, process.exitCode));
process.on('beforeExit', () => console.log('before'));
process.on('warning', (w) => console.log('warning', w.name, w.message));
process.emitWarning('careful', { code: 'W1', detail: 'more' });
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
setImmediate(() => console.log('imm'));
setTimeout(() => console.log('to'), 20);
queueMicrotask(() => console.log('qm'));
console.log(
  process.argv.length,
  process.platform,
  process.version.slice(0, 4),
  typeof process.pid,
  process.title.length > 0,
  process.uptime() > 0,
  typeof process.hrtime.bigint(),
  process.cwd().length > 0,
  Object.keys(process.memoryUsage()).join(),
  process.release.name,
  process.stdout.isTTY,
  process.stdin.isTTY,
  process.execArgv,
  typeof process.umask(),
);
try {
  process.chdir('/nope');
} catch (e) {
  console.log(e.code, e.message);
}
try {
  process.exit('abc');
} catch (e) {
  console.log(e.code, e.message);
}
try {
  process.exitCode = 'x';
} catch (e) {
  console.log(e.code, e.message);
}
try {
  process.kill(1, 'NOPE');
} catch (e) {
  console.log(e.code, e.message);
}
try {
  process.nextTick(5);
} catch (e) {
  console.log(e.code, e.message);
}
try {
  setTimeout('x');
} catch (e) {
  console.log(e.code, e.message);
}

// out: 2 linux v20. number true true bigint true rss,heapTotal,heapUsed,external,arrayBuffers node undefined undefined [] number
// out: ENOENT ENOENT: no such file or directory, chdir '/work' -> '/nope'
// out: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('abc')
// out: ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('x')
// out: ERR_UNKNOWN_SIGNAL Unknown signal: NOPE
// out: ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type number (5)
// out: ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type string ('x')
// out: warning Warning careful
// out: tick
// out: micro
// out: qm
// out: imm
// out: to
// out: before
// out: exit 3 3
// err-contains: more
// err-contains: (Use `node --trace-warnings ...` to show where the warning was created)
// exit: 3
