// internalBinding('fs'): node_file.cc. Each operation comes in three forms, told apart by the
// argument after its own: nothing (throws), a request object (calls back), kUsePromises.
'use strict';
const runtime = require('../runtime');
const { checked, uvException } = require('../errors');
const { state, complete } = require('../loop');
const { process, perIsolateSymbols } = require('../process');
const { encodeText, decodeBytes } = require('../encodings');

const { files, bytes } = host;
// What reads, writes and exits must work whatever a program has made of the built-in objects: no
// spread, no iteration, no method that can be replaced.
const { apply } = Reflect;
const { uncurryThis } = runtime;
const typedArraySet = uncurryThis(Uint8Array.prototype.set);
/** The byteLength of a typed array or DataView. */
const { sizeOf } = bytes;
const kUsePromises = perIsolateSymbols.fs_use_promises_symbol;
const READ_CHUNK = 65536;
const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;

/** A path as text: Node passes strings and buffers. */
const toPath = (path) => typeof path === 'string' ? path : bytes.decode(path, 0, path.byteLength, 1);

const encodeName = (name, encoding) => {
  if (encoding === undefined || encoding === 'utf8' || encoding === null) return name;
  const buffer = runtime.requireBuiltin('buffer').Buffer.from(name);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
};

// ---- stat

const statFields = new Float64Array(18);

function readStat(target, how) {
  return files.stat(target, how, statFields, false);
}

// ---- operations on whole files

/** What is left of a file: [bytes, how many of them]. */
function readAll(fd) {
  // one more than there should be: that there is no more shows at once
  let data = new Uint8Array(readStat(fd, 'fstat') === 0 && statFields[8] > 0 ? statFields[8] + 1 : READ_CHUNK);
  let capacity = data.length;
  let size = 0;
  for (;;) {
    const count = checked(files.read(fd, data, size, capacity - size, -1), 'read');
    if (count === 0) return [data, size];
    size += count;
    if (size === capacity) {
      capacity *= 2;
      const larger = new Uint8Array(capacity);
      typedArraySet(larger, data);
      data = larger;
    }
  }
}

/** The standard streams' names; opening one gives the stream itself, which stays open. */
const STREAMS = { '__proto__': null, '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2, '/dev/fd/0': 0, '/dev/fd/1': 1, '/dev/fd/2': 2 };
const openFile = (path, flags, mode) => STREAMS[path] ?? files.open(path, flags, mode);
const closeFile = (fd) => (fd <= 2 ? 0 : files.close(fd));

/** Throws what Node throws of a file descriptor that is none. */
function checkFd(fd) {
  if (!(typeof fd === 'number' && fd >= 0 && fd === (fd | 0))) {
    runtime.requireBuiltin('internal/fs/utils').getValidatedFd(fd);
  }
}

let watchesStdin = false;

/** Waits for stdin in the loop. A program that has paused process.stdin may end meanwhile. */
function requestStdin(run) {
  state.stdinRequest = run;
  if (watchesStdin) return;
  watchesStdin = true;
  process.stdin.on('pause', () => { state.isStdinRef = false; });
  process.stdin.on('resume', () => { state.isStdinRef = true; });
}

function writeAll(fd, data, size) {
  for (let done = 0; done < size;) done += checked(files.write(fd, data, done, size - done, -1), 'write');
}

/** Runs `use` with an open file; `file` may already be one. */
function withFile(file, flags, mode, use) {
  if (typeof file === 'number') return use(file);
  const path = toPath(file);
  const fd = checked(openFile(path, flags, mode), 'open', path);
  try {
    return use(fd);
  } finally {
    closeFile(fd);
  }
}

function copyFile(from, to, mode) {
  const COPYFILE_EXCL = 1;
  const source = toPath(from);
  const target = toPath(to);
  const failWith = (answer) => checked(answer, 'copyfile', source, target);
  failWith(readStat(source, 'stat'));
  if ((statFields[1] & S_IFMT) === S_IFDIR) throw uvException(-21, 'copyfile', source, target);
  const permissions = statFields[1] & 0o777;
  const input = failWith(files.open(source, 0, 0));
  try {
    const flags = 0o1 | 0o100 | (mode & COPYFILE_EXCL ? 0o200 : 0o1000); // O_WRONLY|O_CREAT|O_EXCL or O_TRUNC
    const output = failWith(files.open(target, flags, permissions));
    try {
      const [data, size] = readAll(input);
      writeAll(output, data, size);
    } finally {
      files.close(output);
    }
  } finally {
    files.close(input);
  }
}

/** Makes a directory and those above it; answers the first one made. */
function makeDirectories(path, mode) {
  const missing = [];
  let current = path.length > 1 ? path.replace(/\/+$/, '') : path;
  for (;;) {
    const status = files.makeDirectory(current, mode);
    if (status === 0) break;
    if (status === -17 || status === -21) { // EEXIST, EISDIR
      checked(readStat(current, 'stat'), 'mkdir', path);
      if ((statFields[1] & S_IFMT) === S_IFDIR) {
        if (missing.length === 0) return undefined;
        current = undefined;
        break;
      }
      throw uvException(missing.length === 0 ? -17 : -20, 'mkdir', missing.length === 0 ? current : path);
    }
    const slash = current.lastIndexOf('/');
    if (status !== -2 || slash < 0) checked(status, 'mkdir', path); // ENOENT: make the parent first
    missing.push(current);
    current = slash === 0 ? '/' : current.slice(0, slash);
  }
  let first = current;
  while (missing.length > 0) {
    const next = missing.pop();
    checked(files.makeDirectory(next, mode), 'mkdir', path);
    first ??= next;
  }
  return first;
}

function listDirectory(path, encoding, withTypes) {
  const flat = checked(files.readDirectory(path), 'scandir', path);
  const entries = [];
  for (let i = 0; i < flat.length; i += 2) entries.push([flat[i], flat[i + 1]]);
  entries.sort((left, right) => left[0] < right[0] ? -1 : 1); // libuv sorts
  const names = entries.map(([name]) => encodeName(name, encoding));
  return withTypes ? [names, entries.map(([, type]) => type)] : names;
}

/** realpath(3): resolves links from left to right. */
function realPath(path) {
  const fail = (answer) => checked(answer, 'realpath', path);
  const MAX_LINKS = 40;
  let links = 0;
  let rest = runtime.requireBuiltin('path').resolve(path).split('/').filter(Boolean);
  let resolved = '';
  while (rest.length > 0) {
    const next = `${resolved}/${rest.shift()}`;
    if (mountPoints.has(next) || isAboveMount(next)) {
      resolved = next;
      continue;
    }
    fail(readStat(next, 'lstat'));
    if ((statFields[1] & S_IFMT) !== 0o120000) {
      resolved = next;
      continue;
    }
    if (++links > MAX_LINKS) fail(-40);
    const target = fail(files.readLink(next));
    if (target.startsWith('/')) resolved = '';
    const parts = target.split('/').filter((part) => part !== '' && part !== '.');
    rest = [...parts, ...rest];
    while (rest[0] === '..') {
      rest.shift();
      resolved = resolved.slice(0, Math.max(0, resolved.lastIndexOf('/')));
    }
  }
  return resolved || '/';
}

// The directories that the sandbox shows hang in the air: nothing above them can be looked at.
const mountPoints = new Set(['/work', '/tmp']);
const isAboveMount = (path) => [...mountPoints].some((mount) => mount.startsWith(`${path}/`));

function makeTemporaryDirectory(prefix, encoding) {
  const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const random = new Uint8Array(6);
  host.process.fillRandom(random);
  const path = toPath(prefix) + Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join('');
  checked(files.makeDirectory(path, 0o700), 'mkdtemp', `${toPath(prefix)}XXXXXX`);
  return encodeName(path, encoding);
}

function writeVector(fd, views, position) {
  let total = 0;
  for (const view of views) {
    const at = typeof position === 'number' ? position + total : -1;
    total += checked(files.write(fd, view, 0, view.byteLength, at), 'write');
  }
  return total;
}

function readVector(fd, views, position) {
  let total = 0;
  for (const view of views) {
    const at = toPosition(position);
    const count = checked(files.read(fd, view, 0, view.byteLength, at < 0 ? -1 : at + total), 'read');
    total += count;
    if (count < view.byteLength) break;
  }
  return total;
}

const toPosition = (position) =>
  typeof position === 'number' || typeof position === 'bigint' ? Number(position) : -1;

// ---- the operations: name → [number of arguments, implementation]

const onPath = (syscall, act) => (path, ...rest) => {
  const text = toPath(path);
  return checked(act(text, ...rest), syscall, text);
};
const onFile = (syscall, act) => (fd, ...rest) => checked(act(fd, ...rest), syscall);
const onPaths = (syscall, act) => (from, to) => {
  const source = toPath(from);
  const target = toPath(to);
  return checked(act(source, target), syscall, source, target);
};
const quiet = (act) => (...args) => { apply(act, undefined, args); };

/** Owners cannot be changed here and are all the same; the file must be there, though. */
const changeOwner = (syscall, how) => onPath(syscall, (path) => readStat(path, how));

const operations = {
  access: [2, quiet(onPath('access', files.access))],
  chmod: [2, quiet(onPath('chmod', files.changeMode))],
  chown: [3, quiet(changeOwner('chown', 'stat'))],
  close: [1, quiet(onFile('close', closeFile))],
  copyFile: [3, copyFile],
  fchmod: [2, quiet(onFile('fchmod', (fd) => readStat(fd, 'fstat')))],
  fchown: [3, quiet(onFile('fchown', (fd) => readStat(fd, 'fstat')))],
  fdatasync: [1, quiet(onFile('fdatasync', files.sync))],
  fsync: [1, quiet(onFile('fsync', files.sync))],
  ftruncate: [2, quiet(onFile('ftruncate', files.truncate))],
  futimes: [3, quiet(onFile('futime', (fd, atime, mtime) => files.setTimes(fd, atime, mtime, true)))],
  lchown: [3, quiet(changeOwner('lchown', 'lstat'))],
  link: [2, quiet(onPaths('link', files.link))],
  lutimes: [3, quiet(onPath('lutime', (path, atime, mtime) => files.setTimes(path, atime, mtime, false)))],
  mkdir: [3, (path, mode, recursive) => recursive ? makeDirectories(toPath(path), mode)
    : void onPath('mkdir', files.makeDirectory)(path, mode)],
  mkdtemp: [2, makeTemporaryDirectory],
  open: [3, onPath('open', openFile)],
  openFileHandle: [3, (path, flags, mode) => new FileHandle(operations.open[1](path, flags, mode))],
  read: [5, (fd, buffer, offset, length, position) =>
    checked(files.read(fd, buffer, offset, length, toPosition(position)), 'read')],
  readBuffers: [3, readVector],
  readdir: [3, (path, encoding, withTypes) => listDirectory(toPath(path), encoding, withTypes)],
  readlink: [2, (path, encoding) => encodeName(onPath('readlink', files.readLink)(path), encoding)],
  realpath: [2, (path, encoding) => encodeName(realPath(toPath(path)), encoding)],
  rename: [2, quiet(onPaths('rename', files.rename))],
  rmdir: [1, quiet(onPath('rmdir', files.removeDirectory))],
  statfs: [2, (path, isBigint) => {
    checked(readStat(toPath(path), 'stat'), 'statfs', toPath(path));
    const numbers = [0, 4096, 0, 0, 0, 0, 0];
    return isBigint ? BigInt64Array.from(numbers, BigInt) : Float64Array.from(numbers);
  }],
  // the target of a link can't be absolute in the sandbox
  symlink: [3, (target, path) => {
    const { dirname, relative } = runtime.requireBuiltin('path');
    const text = toPath(target);
    const link = toPath(path);
    const actual = text.startsWith('/') ? relative(dirname(link), text) || '.' : text;
    checked(files.symlink(actual, link), 'symlink', text, link);
  }],
  unlink: [1, quiet(onPath('unlink', files.unlink))],
  utimes: [3, quiet(onPath('utime', (path, atime, mtime) => files.setTimes(path, atime, mtime, true)))],
  writeBuffer: [5, (fd, buffer, offset, length, position) =>
    checked(files.write(fd, buffer, offset ?? 0, length ?? sizeOf(buffer), toPosition(position)), 'write')],
  writeBuffers: [3, writeVector],
  writeString: [4, (fd, text, position, encoding) => {
    const data = encodeText(text, encoding);
    return checked(files.write(fd, data, 0, sizeOf(data), toPosition(position)), 'write');
  }],
};

/** Runs an operation when the loop comes round; reads of stdin wait until there is something. */
function schedule(name, args, run) {
  if ((name === 'read' || name === 'readBuffers') && args[0] === 0) requestStdin(run);
  else complete(run);
}

/** Operations whose file descriptor Node's C++ checks, not its library. */
const CHECKS_FD = {
  __proto__: null, close: true, fchmod: true, fchown: true, fdatasync: true, fstat: true, fsync: true, ftruncate: true,
  futimes: true,
};

/** Gives an operation its three forms. */
function forms(name, arity, act) {
  const checksFd = CHECKS_FD[name] === true;
  return function(...args) {
    if (checksFd) checkFd(args[0]);
    const request = args[arity];
    if (request === undefined) {
      const context = args[arity + 1];
      if (typeof context !== 'object' || context === null) return apply(act, undefined, args);
      // the older way to report an error: fields of an object (handleErrorFromBinding)
      try {
        return apply(act, undefined, args);
      } catch (error) {
        if (error.syscall === undefined) throw error;
        context.errno = error.errno;
        context.code = error.code;
        context.syscall = error.syscall;
        if (error.path !== undefined) context.path = error.path;
        if (error.dest !== undefined) context.dest = error.dest;
        return undefined;
      }
    }
    if (request === kUsePromises) {
      return new Promise((resolve, reject) => {
        schedule(name, args, () => {
          let value;
          try {
            value = apply(act, undefined, args);
          } catch (error) {
            reject(withoutFrames(error));
            return;
          }
          resolve(value);
        });
      });
    }
    schedule(name, args, () => {
      let value;
      try {
        value = apply(act, undefined, args);
      } catch (error) {
        request.oncomplete(withoutFrames(error));
        return;
      }
      request.oncomplete(null, value);
    });
    return undefined;
  };
}

/** An error that arrives through the loop has no frames: nobody called. */
function withoutFrames(error) {
  if (error.syscall !== undefined) {
    Object.defineProperty(error, 'stack', {
      value: `${error.name}: ${error.message}`, writable: true, configurable: true, enumerable: false,
    });
  }
  return error;
}

class FSReqCallback {
  constructor(isBigint) {
    this.isBigint = isBigint;
  }
}

class FileHandle {
  constructor(fd) {
    this.fd = fd;
  }

  getAsyncId() { return 0; }

  close() {
    const { fd } = this;
    this.fd = -1;
    return new Promise((resolve, reject) => {
      complete(() => {
        const status = closeFile(fd);
        if (status < 0) reject(withoutFrames(uvException(status, 'close')));
        else resolve();
      });
    });
  }

  releaseFD() {
    const { fd } = this;
    this.fd = -1;
    return fd;
  }

  onread() {}
}

/** stat, lstat and fstat: their last argument says whether a missing file is an error. */
function statForms(how) {
  const newArray = (isBigint) => isBigint ? new BigInt64Array(18) : new Float64Array(18);
  const act = (target, isBigint) => {
    const path = how === 'fstat' ? undefined : toPath(target);
    const fields = newArray(isBigint);
    checked(files.stat(path ?? target, how, fields, isBigint), how, path);
    return fields;
  };
  const asynchronous = forms(how, 2, act);
  return function(target, isBigint, request, last) {
    if (how === 'fstat') checkFd(target);
    if (request !== undefined) return asynchronous(target, isBigint, request);
    if (how === 'fstat' ? last !== true : last !== false) return act(target, isBigint);
    const fields = newArray(isBigint);
    const status = files.stat(how === 'fstat' ? target : toPath(target), how, fields, isBigint);
    if (status === 0) return fields;
    if (how === 'fstat' || status === -2 || status === -20) return undefined;
    throw uvException(status, how, toPath(target));
  };
}

/** 0 for a file, 1 for a directory, negative when there is none. */
function moduleStat(receiverOrPath, path = receiverOrPath) {
  const status = readStat(toPath(path), 'stat');
  if (status < 0) return status;
  return (statFields[1] & S_IFMT) === S_IFDIR ? 1 : 0;
}

function readFileUtf8(file, flags) {
  return withFile(file, flags, 0o666, (fd) => {
    const [data, size] = readAll(fd);
    return bytes.decode(data, 0, size, 1);
  });
}

function legacyMainResolve(packageUrl, main, base) {
  const { fileURLToPath, URL } = runtime.requireBuiltin('internal/url');
  const folder = fileURLToPath(new URL('.', packageUrl));
  const EXTENSIONS = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
  const candidates = EXTENSIONS.map((extension) => main ? main + extension : undefined)
    .concat(['index.js', 'index.json', 'index.node']);
  const found = candidates.findIndex((candidate) => candidate !== undefined && moduleStat(folder + candidate) === 0);
  if (found >= 0) return found;
  const { ERR_MODULE_NOT_FOUND } = runtime.requireBuiltin('internal/errors').codes;
  throw new ERR_MODULE_NOT_FOUND(folder, base && fileURLToPath(base), 'package');
}

module.exports = function fsBinding() {
  const binding = {
    FSReqCallback, FileHandle, kUsePromises,
    StatWatcher: class StatWatcher {
      start() { return -38; }
      close() {}
      ref() {}
      unref() {}
    },
    kFsStatsFieldsNumber: 18,
    statValues: new Float64Array(36),
    bigintStatValues: new BigInt64Array(36),
    existsSync: (path) => readStat(toPath(path), 'stat') === 0,
    getFormatOfExtensionlessFile: () => 0, // JavaScript: there is no WebAssembly
    internalModuleStat: moduleStat,
    internalModuleReadJSON(path) {
      const fd = files.open(toPath(path), 0, 0);
      if (fd < 0) return [];
      try {
        const [data, size] = readAll(fd);
        return [bytes.decode(data, 0, size, 1), true];
      } finally {
        files.close(fd);
      }
    },
    legacyMainResolve,
    readFileUtf8,
    writeFileUtf8(file, text, flags, mode) {
      const data = bytes.encode(text, 1);
      withFile(file, flags, mode, (fd) => writeAll(fd, data, sizeOf(data)));
    },
    stat: statForms('stat'),
    lstat: statForms('lstat'),
    fstat: statForms('fstat'),
  };
  for (const [name, [arity, act]] of Object.entries(operations)) binding[name] = forms(name, arity, act);
  return binding;
};
module.exports.toPath = toPath;
module.exports.encodeName = encodeName;
module.exports.withoutFrames = withoutFrames;
