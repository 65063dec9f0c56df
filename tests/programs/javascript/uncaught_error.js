// An uncaught error shows the source line, a caret, the stack; the exit status is 1.
function divide(a, b) {
  if (b === 0) throw new RangeError('division by zero');
  return a / b;
}

console.log(divide(4, 2));
console.log(divide(1, 0));

// out: 2
// err: /work/uncaught_error.js:3
// err:   if (b === 0) throw new RangeError('division by zero');
// err:                ^
// err:
// err: RangeError: division by zero
// err:     at divide (/work/uncaught_error.js:3:22)
// err:     at Object.<anonymous> (/work/uncaught_error.js:8:13)
// err:     at Module._compile (node:internal/modules/cjs/loader)
// err:     at Module._extensions..js (node:internal/modules/cjs/loader)
// err:     at Module.load (node:internal/modules/cjs/loader)
// err:     at Module._load (node:internal/modules/cjs/loader)
// err:     at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main)
// err:     at node:internal/main/run_main_module
// exit: 1
