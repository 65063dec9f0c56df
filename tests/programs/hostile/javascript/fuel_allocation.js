// limit: fuel
// outcome: out_of_fuel|timed_out
// Allocating and dropping without end.
for (;;) Array.from({ length: 1000 }, (_, i) => ({ i }));
