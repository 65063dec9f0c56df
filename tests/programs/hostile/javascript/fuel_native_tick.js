// limit: fuel
// outcome: out_of_fuel|timed_out
// nextTick starves everything else.
const again = () => process.nextTick(again);
setTimeout(() => console.log('never'), 0);
again();
