// readline: events by line.
const readline = require('readline');
const rl = readline.createInterface({ input: process.stdin });
let total = 0;
rl.on('line', (line) => {
  total += Number(line);
  console.log(`got ${JSON.stringify(line)}`);
});
rl.on('close', () => console.log('total', total));

// in: 1
// in: 2
// in:
// in: 39
// out: got "1"
// out: got "2"
// out: got ""
// out: got "39"
// out: total 42
