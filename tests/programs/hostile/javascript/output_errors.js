// limit: output_bytes
// outcome: output_limit
// stderr counts too, and errors of writing are ignored.
process.stderr.on('error', () => {});
for (;;) {
  try {
    console.error('e'.repeat(10_000));
  } catch {
    continue;
  }
}
