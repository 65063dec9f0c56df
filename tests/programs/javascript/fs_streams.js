// createReadStream, createWriteStream, pipeline, Dir, watch-free copying.
const fs = require('fs');
const { pipeline } = require('stream/promises');
const { Transform } = require('stream');
(async () => {
  const out = fs.createWriteStream('big.txt');
  for (let i = 0; i < 5000; i++) out.write(`line ${i}\n`);
  out.end();
  await new Promise((resolve) => out.on('finish', resolve));
  console.log(fs.statSync('big.txt').size, out.bytesWritten);
  const upper = new Transform({ transform(chunk, _, done) { done(null, chunk.toString().toUpperCase()); } });
  await pipeline(fs.createReadStream('big.txt', { start: 5, end: 48889, highWaterMark: 1000 }), upper, fs.createWriteStream('upper.txt'));
  const text = fs.readFileSync('upper.txt', 'utf8');
  console.log(text.length, JSON.stringify(text.slice(0, 12)), text.split('\n').length);
  let chunks = 0;
  for await (const chunk of fs.createReadStream('big.txt', 'utf8')) chunks += chunk.length;
  console.log(chunks);
  fs.createReadStream('none.txt').on('error', (error) => console.log(error.message));
  for await (const entry of await fs.promises.opendir('.')) if (entry.name.startsWith('u')) console.log(entry.name, entry.isFile());
})();

// out: 48890 48890
// out: 48885 "0\nLINE 1\nLIN" 5001
// out: 48890
// out: ENOENT: no such file or directory, open 'none.txt'
// out: upper.txt true
