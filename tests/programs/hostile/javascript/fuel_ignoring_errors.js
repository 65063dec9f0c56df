// limit: fuel
// outcome: out_of_fuel|timed_out
// A program that catches everything can't catch the limit.
process.on('uncaughtException', () => {});
for (;;) {
  try {
    throw new Error('again');
  } catch {
    continue;
  }
}
