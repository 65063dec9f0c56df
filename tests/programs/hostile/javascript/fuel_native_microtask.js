// limit: fuel
// outcome: out_of_fuel|timed_out
// A microtask queue that is never empty.
const again = () => queueMicrotask(again);
again();
