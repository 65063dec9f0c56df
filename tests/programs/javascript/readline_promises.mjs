// readline/promises: await an answer, then the lines that follow.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';

const rl = createInterface({ input: stdin, output: stdout });
const closed = once(rl, 'close');
const lines = [];
rl.on('line', (line) => lines.push(line));
const name = await rl.question('Name: ');
console.log('Hello', name);
await closed;
console.log(lines);

// in: Ada
// in: left
// in: over
// out: Name: Hello Ada
// out: [ 'left', 'over' ]
