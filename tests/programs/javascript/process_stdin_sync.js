// Reading stdin at once by fs.
const fs = require('fs');
const input = fs.readFileSync(0, 'utf8');
const [count, ...numbers] = input.split(/\s+/).filter(Boolean).map(Number);
console.log(count, numbers.sort((a, b) => a - b).join(' '));
console.log(JSON.stringify(fs.readFileSync('/dev/stdin', 'utf8')));

// in: 4
// in: 9 1 5 3
// out: 4 1 3 5 9
// out: ""
