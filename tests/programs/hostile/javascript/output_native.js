// limit: output_bytes
// outcome: output_limit
// One write that is larger than the limit.
process.stdout.write('x'.repeat(16 << 20));
