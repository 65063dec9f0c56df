// limit: fuel
// outcome: out_of_fuel|timed_out
// Catastrophic backtracking inside the regular expression engine.
/^(a+)+$/.test('a'.repeat(60) + 'b');
