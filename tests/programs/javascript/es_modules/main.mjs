// ES modules: named, default and namespace imports, live bindings, import.meta, JSON, built-ins.
import fs, { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'path';
import Shape, { count, Circle as Round, increment } from './shapes.mjs';
import * as shapes from './shapes.mjs';
import legacy, { named } from './legacy.cjs';

console.log(new Round(2).area().toFixed(2), Shape.name);
increment();
console.log('live binding:', count, shapes.count);
console.log(Object.keys(shapes), shapes[Symbol.toStringTag]);
console.log(legacy, named);
console.log(import.meta.url, import.meta.filename, import.meta.dirname);
console.log(import.meta.resolve('./shapes.mjs'), fs.readFileSync === readFileSync, path.sep);
const require = createRequire(import.meta.url);
console.log(require('./data.json').value, typeof module, this);
console.log(JSON.parse(readFileSync(new URL('./data.json', import.meta.url))));
try {
  shapes.count = 5;
} catch (error) {
  console.log(error.name);
}

// out: 12.57 Shape
// out: live binding: 1 1
// out: [ 'Circle', 'count', 'default', 'increment' ] Module
// out: { named: 'named export of CommonJS', other: 1 } named export of CommonJS
// out: file:///work/main.mjs /work/main.mjs /work
// out: file:///work/shapes.mjs true /
// out: 42 undefined undefined
// out: { value: 42 }
// out: TypeError
