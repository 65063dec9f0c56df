// for await over the lines of stdin.
import { createInterface } from 'node:readline';

let longest = '';
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.length > longest.length) longest = line;
}
console.log('longest:', longest);

// in: a
// in: longer
// in: mid
// out: longest: longer
