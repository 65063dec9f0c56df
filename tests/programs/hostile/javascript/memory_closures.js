// limit: memory_bytes
// outcome: out_of_memory
// Promises that wait for each other.
(async () => {
  let last = Promise.resolve();
  for (;;) {
    const bytes = new Uint8Array(4000);
    last = last.then(() => bytes);
  }
})();
