// limit: random_bytes
// outcome: random_limit
// Identifiers that each need the system's source.
for (;;) for (let i = 0; i < 1000; i++) globalThis.crypto.getRandomValues(new Uint8Array(1000));
