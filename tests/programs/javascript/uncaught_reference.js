// Engine errors have V8's wording and positions.
const user = { name: 'Ada' };
console.log(user.address?.city);
console.log(user.address.city);

// out: undefined
// err: /work/uncaught_reference.js:4
// err: console.log(user.address.city);
// err:                          ^
// err:
// err: TypeError: Cannot read properties of undefined (reading 'city')
// err:     at Object.<anonymous> (/work/uncaught_reference.js:4:26)
// err:     at Module._compile (node:internal/modules/cjs/loader)
// err:     at Module._extensions..js (node:internal/modules/cjs/loader)
// err:     at Module.load (node:internal/modules/cjs/loader)
// err:     at Module._load (node:internal/modules/cjs/loader)
// err:     at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main)
// err:     at node:internal/main/run_main_module
// exit: 1
