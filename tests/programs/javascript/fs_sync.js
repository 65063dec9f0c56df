// fs, synchronous: files, directories, stat, errors.
const fs = require('fs');
const path = require('path');
fs.mkdirSync('data/deep', { recursive: true });
fs.writeFileSync('data/a.txt', 'first\n');
fs.appendFileSync('data/a.txt', 'second\n');
fs.writeFileSync('data/deep/b.bin', Buffer.from([1, 2, 255]));
console.log(fs.readFileSync('data/a.txt', 'utf8').split('\n'), fs.readFileSync('data/deep/b.bin'));
console.log(fs.readdirSync('data'), fs.readdirSync('data', { withFileTypes: true }).map((e) => [e.name, e.isDirectory()]));
console.log(fs.readdirSync('data', { recursive: true }).sort());
const stat = fs.statSync('data/a.txt');
console.log(stat.size, stat.isFile(), stat.isDirectory(), stat.mtime instanceof Date, typeof stat.mtimeMs);
fs.renameSync('data/a.txt', 'data/c.txt');
fs.copyFileSync('data/c.txt', 'data/d.txt');
console.log(fs.existsSync('data/a.txt'), fs.existsSync('data/d.txt'), fs.realpathSync('data'));
fs.unlinkSync('data/c.txt');
fs.truncateSync('data/d.txt', 3);
console.log(fs.readFileSync('data/d.txt', { encoding: 'utf8', flag: 'r' }));
const fd = fs.openSync('data/e.txt', 'w+');
console.log(fs.writeSync(fd, 'hello world'), fs.fstatSync(fd).size);
const buffer = Buffer.alloc(5);
console.log(fs.readSync(fd, buffer, 0, 5, 6), buffer.toString());
fs.closeSync(fd);
fs.cpSync('data', 'copy', { recursive: true });
console.log(fs.readdirSync('copy').sort(), path.basename(fs.mkdtempSync('tmp-')).length);
fs.rmSync('data', { recursive: true });
fs.rmSync('none', { force: true });
fs.symlinkSync('copy/e.txt', 'link');
console.log(fs.readlinkSync('link'), fs.lstatSync('link').isSymbolicLink(), fs.readFileSync('link', 'utf8'));
fs.accessSync('copy/e.txt', fs.constants.R_OK);
for (const attempt of [() => fs.readFileSync('none.txt'), () => fs.mkdirSync('copy'), () => fs.rmdirSync('copy'), () => fs.readdirSync('copy/e.txt'), () => fs.readFileSync('copy'), () => fs.writeFileSync('x/y', ''), () => fs.openSync('link', 'wx'), () => fs.readFileSync(5.5), () => fs.statSync('none')]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.code, error.errno, error.syscall, error.message);
  }
}

// out: [ 'first', 'second', '' ] <Buffer 01 02 ff>
// out: [ 'a.txt', 'deep' ] [ [ 'a.txt', false ], [ 'deep', true ] ]
// out: [ 'a.txt', 'deep', 'deep/b.bin' ]
// out: 13 true false true number
// out: false true /work/data
// out: fir
// out: 11 11
// out: 5 world
// out: [ 'd.txt', 'deep', 'e.txt' ] 10
// out: copy/e.txt true hello world
// out: ENOENT -2 open ENOENT: no such file or directory, open 'none.txt'
// out: EEXIST -17 mkdir EEXIST: file already exists, mkdir 'copy'
// out: ENOTEMPTY -39 rmdir ENOTEMPTY: directory not empty, rmdir 'copy'
// out: ENOTDIR -20 scandir ENOTDIR: not a directory, scandir 'copy/e.txt'
// out: EISDIR -21 read EISDIR: illegal operation on a directory, read
// out: ENOENT -2 open ENOENT: no such file or directory, open 'x/y'
// out: EEXIST -17 open EEXIST: file already exists, open 'link'
// out: ERR_INVALID_ARG_TYPE undefined undefined The "path" argument must be of type string or an instance of Buffer or URL. Received type number (5.5)
// out: ENOENT -2 stat ENOENT: no such file or directory, stat 'none'
