// Parts of the engine that are precompiled: Array.fromAsync, newer than Node 20.
(async () => {
  async function* numbers() { yield 1; yield 2; }
  console.log(await Array.fromAsync(numbers(), (x) => x * 10), Array.fromAsync.name);
  console.log(await Array.fromAsync([Promise.resolve('a'), 'b']), await Array.fromAsync({ length: 2, 0: 'x' }));
  await Array.fromAsync(null).catch((error) => console.log(error.name));
})();

// reference-differs: node 20 has no Array.fromAsync
// out: [ 10, 20 ] fromAsync
// out: [ 'a', 'b' ] [ 'x', undefined ]
// out: TypeError
