// limit: output_bytes
// outcome: output_limit
// out: 0123456789
// Printing without end.
for (;;) console.log('0123456789'.concat('\n', '-'.repeat(500)));
