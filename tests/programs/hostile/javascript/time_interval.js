// limit: wall_time_ms
// outcome: timed_out
// An interval that nobody clears, and errors that nobody sees.
process.on('uncaughtException', () => {});
setInterval(() => { throw new Error('ignored'); }, 10);
