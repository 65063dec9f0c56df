// What is no file descriptor.
'use strict';
const fs = require('node:fs');
const file = fs.openSync(__filename);
for (const name of ['closeSync', 'fsyncSync', 'fdatasyncSync', 'fstatSync', 'fchmodSync', 'ftruncateSync', 'futimesSync']) {
  for (const descriptor of ['', null, -1, 1.5, 2 ** 32, 999]) {
    try {
      fs[name](descriptor, 0o600, 1);
      console.log(name, descriptor, 'works');
    } catch (error) {
      console.log(name, descriptor, error.code, error.message);
    }
  }
}
fs.closeSync(file);
fs.close(file, (error) => console.log('closed twice:', error.code, error.syscall));

// out: closeSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: closeSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: closeSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: closeSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: closeSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: closeSync 999 EBADF EBADF: bad file descriptor, close
// out: fsyncSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: fsyncSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: fsyncSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: fsyncSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: fsyncSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: fsyncSync 999 EBADF EBADF: bad file descriptor, fsync
// out: fdatasyncSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: fdatasyncSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: fdatasyncSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: fdatasyncSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: fdatasyncSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: fdatasyncSync 999 EBADF EBADF: bad file descriptor, fdatasync
// out: fstatSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: fstatSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: fstatSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: fstatSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: fstatSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: fstatSync 999 EBADF EBADF: bad file descriptor, fstat
// out: fchmodSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: fchmodSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: fchmodSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: fchmodSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: fchmodSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: fchmodSync 999 EBADF EBADF: bad file descriptor, fchmod
// out: ftruncateSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: ftruncateSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: ftruncateSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: ftruncateSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: ftruncateSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: ftruncateSync 999 EBADF EBADF: bad file descriptor, ftruncate
// out: futimesSync  ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received type string ('')
// out: futimesSync null ERR_INVALID_ARG_TYPE The "fd" argument must be of type number. Received null
// out: futimesSync -1 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1
// out: futimesSync 1.5 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be an integer. Received 1.5
// out: futimesSync 4294967296 ERR_OUT_OF_RANGE The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received 4294967296
// out: futimesSync 999 EBADF EBADF: bad file descriptor, futime
// out: closed twice: EBADF close
