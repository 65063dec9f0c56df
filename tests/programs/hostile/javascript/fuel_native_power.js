// limit: fuel
// outcome: out_of_fuel|timed_out
// Big integers multiplied without end: almost all time is spent in few operations.
const big = 7n ** 150_000n;
for (;;) (big * big) % (big + 1n);
