// beforeExit, exit, uncaughtException, unhandledRejection, warning.
let rounds = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code, ++rounds);
  if (rounds < 3) setTimeout(() => console.log('kept alive', rounds), 1);
});
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 6; });
process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
process.on('unhandledRejection', (reason, promise) => console.log('rejected', reason.message, promise instanceof Promise));
process.on('rejectionHandled', () => console.log('handled late'));
process.on('warning', (warning) => console.log('warning', warning.name, warning.message));
process.emitWarning('watch out', 'CustomWarning');
const late = Promise.reject(new Error('late'));
setTimeout(() => late.catch(() => console.log('caught late')), 40);
setTimeout(() => { throw new Error('thrown in a timer'); }, 1);

// out: warning CustomWarning watch out
// out: rejected late true
// out: caught thrown in a timer uncaughtException
// out: caught late
// out: handled late
// out: beforeExit 0 1
// out: kept alive 1
// out: beforeExit 0 2
// out: kept alive 2
// out: beforeExit 0 3
// out: exit 0
// err-contains: CustomWarning: watch out
// exit: 6
