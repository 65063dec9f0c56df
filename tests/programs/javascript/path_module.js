// path, posix and win32.
const path = require('path');
console.log(path.join('a', '..', 'b', './c'), path.normalize('/x//y/../z/'), path.resolve('/a', 'b', '../c'));
console.log(path.basename('/x/file.tar.gz', '.gz'), path.extname('.bashrc'), path.extname('a.b.c'), path.dirname('/a/b/c'));
console.log(path.parse('/home/user/file.txt'), path.format({ dir: '/d', name: 'n', ext: '.e' }));
console.log(path.relative('/a/b/c', '/a/d'), path.isAbsolute('x'), path.sep, path.delimiter, path.posix === path);
console.log(path.win32.join('C:\\x', '..', 'y'), path.win32.parse('C:\\dir\\f.txt').root, path.toNamespacedPath('/x'));
console.log(path.resolve('rel'), path.resolve() === process.cwd());
try {
  path.join(1);
} catch (error) {
  console.log(error.code, error.message);
}

// out: b/c /x/z/ /a/c
// out: file.tar  .c /a/b
// out: {
// out:   root: '/',
// out:   dir: '/home/user',
// out:   base: 'file.txt',
// out:   ext: '.txt',
// out:   name: 'file'
// out: } /d/n.e
// out: ../../d false / : true
// out: C:\y C:\ /x
// out: /work/rel true
// out: ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type number (1)
