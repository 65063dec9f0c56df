// limit: stack
// outcome: exited
// exit: 1
// err-contains: RangeError
// Recursion through a built-in and its callback.
const endless = (n) => [1].map(() => endless(n + 1));
endless(0);
