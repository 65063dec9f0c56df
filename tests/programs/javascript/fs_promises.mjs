// fs/promises and callbacks.
import fs from 'node:fs';
import { appendFile, access, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';

await mkdir('out', { recursive: true });
await writeFile('out/list.txt', ['one\n', 'two\n', 'three\n']);
await appendFile('out/list.txt', 'four');
console.log((await readFile('out/list.txt', 'utf8')).split('\n'));
const file = await open('out/list.txt');
for await (const line of file.readLines()) console.log('line', line);
const handle = await open('out/other.bin', 'w+');
await handle.write(Buffer.from('abcdef'));
const { bytesRead, buffer } = await handle.read(Buffer.alloc(3), 0, 3, 2);
console.log(bytesRead, buffer.toString(), (await handle.stat()).size);
await handle.truncate(2);
await handle.close();
await rename('out/other.bin', 'out/renamed.bin');
console.log((await readdir('out')).sort(), (await stat('out/renamed.bin')).size);
console.log(await access('out/none').catch((error) => error.message));
console.log(await Promise.allSettled([readFile('none'), readFile('out/renamed.bin', 'latin1')]).then((r) => r.map((x) => x.status + (x.value ?? x.reason.code))));
await rm('out', { recursive: true });
fs.readFile('gone', (error, data) => console.log(error.code, data));
fs.writeFile('cb.txt', 'callback', (error) => {
  console.log(error);
  fs.promises.readFile('cb.txt', { encoding: 'base64' }).then(console.log);
});
try {
  await readFile('gone.txt');
} catch (error) {
  console.log(error);
}

// out: [ 'one', 'two', 'three', 'four' ]
// out: line one
// out: line two
// out: line three
// out: line four
// out: 3 cde 6
// out: [ 'list.txt', 'renamed.bin' ] 2
// out: ENOENT: no such file or directory, access 'out/none'
// out: [ 'rejectedENOENT', 'fulfilledab' ]
// out: ENOENT undefined
// out: Error: ENOENT: no such file or directory, open 'gone.txt'
// out:     at async open (node:internal/fs/promises)
// out:     at async readFile (node:internal/fs/promises)
// out:     at async file:///work/fs_promises.mjs:28:3 {
// out:   errno: -2,
// out:   code: 'ENOENT',
// out:   syscall: 'open',
// out:   path: 'gone.txt'
// out: }
// out: null
// out: Y2FsbGJhY2s=
