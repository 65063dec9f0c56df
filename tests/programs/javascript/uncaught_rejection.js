// An unhandled rejection ends the program.
async function fetchUser(id) {
  await null;
  throw new TypeError(`no user ${id}`);
}

fetchUser(3);
setTimeout(() => console.log('never'), 50);

// err: /work/uncaught_rejection.js:4
// err:   throw new TypeError(`no user ${id}`);
// err:         ^
// err:
// err: TypeError: no user 3
// err:     at fetchUser (/work/uncaught_rejection.js:4:9)
// exit: 1
