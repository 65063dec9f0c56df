// process.stdout.write: callbacks, bytes, no newline at the end, order with console.log.
process.stdout.write('a');
process.stdout.write(Buffer.from([0xc3, 0xa9]));
process.stdout.write('b\n', () => console.log('callback'));
process.stderr.write('to stderr\n');
console.log(process.stdout.write(''), 'then');
process.stdout.write(new Uint8Array([104, 105, 10]));
process.stdout.write('latin \xe9\n', 'latin1');
setTimeout(() => process.stdout.write('the end'), 1);

// out: aéb
// out: true then
// out: hi
// out: latin \xe9
// out: callback
// out: the end
// out-end-without-newline
// err: to stderr
