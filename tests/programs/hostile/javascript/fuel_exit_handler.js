// limit: fuel
// outcome: out_of_fuel|timed_out
// out: leaving
// The limit holds in exit handlers too.
process.on('exit', () => { for (;;); });
console.log('leaving');
process.exit(0);
