// A .js file without package.json that has import syntax is a module: its content decides.
import fs from 'node:fs';
console.log(typeof fs);

// out: object
