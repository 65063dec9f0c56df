// package.json says "type": "module", so .js files are ES modules and .cjs files are not.
import { kind } from './other.js';
import old from './old.cjs';
import { helper } from '#internal/helper';
import { name } from 'dependency';
import sub from 'dependency/sub';

console.log(kind, old.kind, helper(), name, sub);
console.log(typeof require, typeof module, typeof import.meta.url);
try {
  await import('dependency/hidden.js');
} catch (error) {
  console.log(error.code);
}

// out: module by package.json commonjs by extension subpath import dependency as a module sub path
// out: undefined undefined string
// out: ERR_PACKAGE_PATH_NOT_EXPORTED
