// Importing a name that isn't exported is a SyntaxError at link time.
import { area } from './geometry.mjs';

console.log('never', area);

// err-contains: SyntaxError: The requested module './geometry.mjs' does not provide an export named 'area'
// err-contains: import { area } from './geometry.mjs';
// err-contains: file:///work/main.mjs:2
// exit: 1
