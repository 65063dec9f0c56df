// limit: fuel
// outcome: out_of_fuel|timed_out
// A sort callback that never returns: JavaScript inside C inside JavaScript.
[3, 1, 2].sort(() => { for (;;); });
