// limit: fuel
// outcome: out_of_fuel|timed_out
// A built-in that walks an array-like of nearly endless length.
Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);
