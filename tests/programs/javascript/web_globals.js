// Web globals: Blob, MessageChannel, web streams, btoa.
console.log(btoa('héllo'.normalize()), atob('aGk='));
(async () => {
  const channel = new MessageChannel();
  const message = new Promise((resolve) => { channel.port1.onmessage = resolve; });
  channel.port2.postMessage({ a: [1, 2], d: new Date(0) });
  console.log('message', (await message).data);
  channel.port1.close();
  const blob = new Blob(['abc', new Uint8Array([100])]);
  console.log(blob.size, await blob.text(), new Uint8Array(await blob.slice(1, 3).arrayBuffer()), blob);
  const { readable, writable } = new TransformStream({ transform(chunk, c) { c.enqueue(chunk * 2); } });
  const writer = writable.getWriter();
  writer.write(1); writer.write(2); writer.close();
  for await (const value of readable) console.log(value);
})();

// out: aOlsbG8= hi
// out: message { a: [ 1, 2 ], d: 1970-01-01T00:00:00.000Z }
// out: 4 abcd Uint8Array(2) [ 98, 99 ] Blob { size: 4, type: '' }
// out: 2
// out: 4
