// for await over stdin.
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const data = Buffer.concat(chunks);
console.log(data.length, data.toString('utf8').trim(), chunks.every(Buffer.isBuffer));

// in: héllo
// in: wörld
// out: 14 héllo
// out: wörld true
