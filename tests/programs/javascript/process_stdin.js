// stdin as events and as an async iterable.
process.stdin.setEncoding('utf8');
let text = '';
process.stdin.on('data', (chunk) => { text += chunk; });
process.stdin.on('end', () => {
  const lines = text.trimEnd().split('\n');
  console.log(lines.length, 'lines,', lines.map(Number).reduce((a, b) => a + b, 0));
});
process.stdin.on('close', () => console.log('closed'));
console.log('listening');

// in: 10
// in: 20
// in: 12
// out: listening
// out: 3 lines, 42
// out: closed
