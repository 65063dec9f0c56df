// stream: Readable, Writable, Transform, back pressure, pipeline, async iteration, errors.
const { Readable, Writable, Transform, PassThrough, pipeline, finished, compose } = require('stream');
const source = Readable.from(['alpha', 'beta', 'gamma']);
const upper = new Transform({ objectMode: true, transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); }, flush(done) { this.push('END'); done(); } });
const seen = [];
pipeline(source, upper, new Writable({ objectMode: true, write(chunk, encoding, done) { seen.push(chunk); setTimeout(done, 1); } }), (error) => {
  console.log('pipeline', error, seen);
});
class Counter extends Readable {
  #n = 0;
  _read() { this.push(this.#n < 5 ? String(this.#n++) : null); }
}
const counter = new Counter({ encoding: 'utf8', highWaterMark: 2 });
counter.on('data', (d) => process.stdout.write(d)).on('end', () => console.log(' end'));
const slow = new Writable({ highWaterMark: 4, write(chunk, encoding, done) { setImmediate(done); } });
console.log(slow.write('abc'), slow.write('de'), slow.writableLength, slow.writableNeedDrain);
slow.on('drain', () => console.log('drain'));
finished(slow.end(), (error) => console.log('finished', error));
const failing = new Readable({ read() { this.destroy(new Error('broken pipe')); } });
failing.on('error', (error) => console.log('error', error.message)).on('close', () => console.log('close', failing.destroyed));
failing.resume();
(async () => {
  const through = new PassThrough();
  through.end('chunk');
  for await (const chunk of through) console.log(chunk);
  console.log(await Readable.from([1, 2, 3, 4]).filter((x) => x % 2 === 0).map((x) => x * 10).toArray());
  console.log(await require('stream/consumers').json(Readable.from(['{"a":', '1}'])));
  const web = new ReadableStream({ start(c) { c.enqueue('w'); c.close(); } });
  for await (const value of web) console.log(value);
})();

// out: true false 5 true
// out: 01234 end
// out: error broken pipe
// out: close true
// out: <Buffer 63 68 75 6e 6b>
// out: [ 20, 40 ]
// out: { a: 1 }
// out: w
// out: finished undefined
// out: pipeline undefined [ 'ALPHA', 'BETA', 'GAMMA', 'END' ]
