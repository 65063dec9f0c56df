// limit: stack
// outcome: exited
// out: built
// out: freed
// Freeing a deep structure must not recurse without limit.
let chain = null;
for (let i = 0; i < 1_000_000; i++) chain = [chain];
console.log('built');
chain = null;
console.log('freed');
