// A rejection that nobody handles, with the causes of its error.
async function inner() {
  await null;
  throw new TypeError('deep', { cause: new Error('root') });
}
async function outer() {
  await inner();
}
outer();

// err-contains: /work/async_rejection_cause.js:4
// err-contains:   throw new TypeError('deep', { cause: new Error('root') });
// err-contains:         ^
// err-contains: TypeError: deep
// err-contains:     at inner (/work/async_rejection_cause.js:4:9)
// err-contains:     at async outer (/work/async_rejection_cause.js:7:3) {
// err-contains:   [cause]: Error: root
// err-contains:       at inner (/work/async_rejection_cause.js:4:40)
// err-contains:       at async outer (/work/async_rejection_cause.js:7:3)
// err-contains: }
// exit: 1
