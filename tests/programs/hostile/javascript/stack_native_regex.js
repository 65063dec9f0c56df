// limit: stack
// outcome: exited
// exit: 1
// err-contains: Error
// A pattern nested more deeply than its compiler can follow.
new RegExp('('.repeat(1_000_000) + ')'.repeat(1_000_000));
