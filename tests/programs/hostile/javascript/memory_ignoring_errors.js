// limit: memory_bytes
// outcome: out_of_fuel|timed_out|out_of_memory
// A program at its limit that keeps what it has and tries again, for ever.
const kept = [];
for (;;) {
  try {
    kept.push(new Uint8Array(1 << 16).fill(1));
  } catch {
    continue;
  }
}
