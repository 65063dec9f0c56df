// limit: stack
// outcome: exited
// exit: 1
// err-contains: Error
// A parser driven into recursion by its input.
JSON.parse('['.repeat(1_000_000));
