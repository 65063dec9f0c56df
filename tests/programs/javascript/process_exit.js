// process.exit stops at once, runs exit handlers, and keeps what was written.
process.on('exit', (code) => {
  console.log('exit handler', code, process.exitCode);
  setTimeout(() => console.log('never'), 0);
});
process.on('beforeExit', () => console.log('not before process.exit'));
setTimeout(() => console.log('never'), 5);
Promise.resolve().then(() => console.log('never either'));
process.stdout.write('partial line ');
console.error('on stderr');
process.exit(4);

// out: partial line exit handler 4 4
// err: on stderr
// exit: 4
