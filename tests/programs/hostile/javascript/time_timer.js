// limit: wall_time_ms
// outcome: timed_out
// out: waiting
// Waiting costs no fuel.
console.log('waiting');
setTimeout(() => console.log('never'), 3_600_000);
