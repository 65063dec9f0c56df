// limit: stack
// outcome: exited
// exit: 1
// err-contains: RangeError: Maximum call stack size exceeded
// Recursion without end.
const endless = (n) => [endless(n + 1)];
endless(0);
