// Reads what Node's bindings export as data out of Node's C++ sources, so that it can't drift
// from the library it belongs to. Prints JSON for ../node/boot.js.
//
//   node generate.mjs NODE_SOURCE > data.json
//
// What depends on the platform (errno, signals, open flags) is in ../node/constants.js.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = (path) => readFileSync(join(process.argv[2], path), 'utf8');

/** The text of the C macro `name`, its lines joined. */
function macro(text, name) {
  const found = new RegExp(`#define ${name}\\((?:V|XX)\\)\\s*\\\\?\\n?((?:.*\\\\\\n)*.*)`).exec(text);
  if (!found) throw new Error(`no macro ${name}`);
  return found[1].replace(/\\\n/g, '\n').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** [["name", "text"], …] of a macro's `V(name, "text")` or `XX(name, "text")` entries. */
function pairs(text, name) {
  return [...macro(text, name).matchAll(/(?:V|XX)\(\s*(\w+)\s*,\s*"?([^")]*?)"?\s*\)/g)]
    .map(([, key, value]) => [key, value]);
}

const names = (text, name) => [...macro(text, name).matchAll(/V\((\w+)\)/g)].map(([, key]) => key);

/** Every command-line option with its default: the lists in node_options.cc, the values in
    node_options.h. */
function options() {
  const header = source('src/node_options.h');
  const fields = {};
  for (const [, type, name, value] of header.matchAll(
    /^ {2}(bool|std::string|u?int64_t|HostPort|std::vector<std::string>)\s+(\w+)(?:\s*=\s*([^;]+)|\{[^;]*)?;/gm)) {
    fields[name] = type === 'bool' ? value?.trim() === 'true'
      : type === 'std::string' ? (/^"(.*)"$/.exec(value ?? '')?.[1] ?? '')
        : type === 'std::vector<std::string>' ? []
          : type === 'HostPort' ? { host: '127.0.0.1', port: 9229 }
            : Number(/^\d+$/.exec((value ?? '0').trim()) ?? 0);
  }
  const values = {};
  const text = source('src/node_options.cc');
  for (const [, name, field] of text.matchAll(
    /AddOption\(\s*"(--[\w.-]+)",\s*(?:"(?:[^"\\]|\\.)*"\s*)+,\s*(?:&\w+::(\w+)|\w+\{\})/g)) {
    if (field === undefined) continue;
    values[name] = fields[field] ?? false;
    if (typeof values[name] === 'boolean') values[`--no-${name.slice(2)}`] = !values[name];
  }
  return values;
}

/** libuv's errors with Linux's numbers. */
function errors() {
  const numbers = source('deps/uv/include/uv/errno.h');
  const linux = {
    E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAFNOSUPPORT: 97, EAGAIN: 11,
    EALREADY: 114, EBADF: 9, EBUSY: 16, ECANCELED: 125, ECONNABORTED: 103, ECONNREFUSED: 111,
    ECONNRESET: 104, EDESTADDRREQ: 89, EEXIST: 17, EFAULT: 14, EFBIG: 27, EHOSTUNREACH: 113,
    EINTR: 4, EINVAL: 22, EIO: 5, EISCONN: 106, EISDIR: 21, ELOOP: 40, EMFILE: 24, EMSGSIZE: 90,
    ENAMETOOLONG: 36, ENETDOWN: 100, ENETUNREACH: 101, ENFILE: 23, ENOBUFS: 105, ENODEV: 19,
    ENOENT: 2, ENOMEM: 12, ENOPROTOOPT: 92, ENOSPC: 28, ENOSYS: 38, ENOTCONN: 107, ENOTDIR: 20,
    ENOTEMPTY: 39, ENOTSOCK: 88, ENOTSUP: 95, EOVERFLOW: 75, EPERM: 1, EPIPE: 32, EPROTO: 71,
    EPROTONOSUPPORT: 93, EPROTOTYPE: 91, ERANGE: 34, EROFS: 30, ESHUTDOWN: 108, ESPIPE: 29,
    ESRCH: 3, ETIMEDOUT: 110, ETXTBSY: 26, EXDEV: 18, ENXIO: 6, EMLINK: 31, EHOSTDOWN: 112,
    EREMOTEIO: 121, ENOTTY: 25, EILSEQ: 84, ESOCKTNOSUPPORT: 94, ENODATA: 61, EUNATCH: 49,
  };
  const list = [];
  for (const [name, message] of pairs(source('deps/uv/include/uv.h'), 'UV_ERRNO_MAP')) {
    const own = new RegExp(`#\\s*define UV__${name}\\s+\\((-\\d+)\\)`).exec(numbers);
    const number = linux[name] !== undefined ? -linux[name] : Number(own?.[1]);
    list.push([number, name, message]);
  }
  return list;
}

const properties = source('src/env_properties.h');
const asyncWrap = source('src/async_wrap.h');
const version = source('src/node_version.h');
const versionPart = (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(version)[1];

console.log(JSON.stringify({
  version: `v${['MAJOR', 'MINOR', 'PATCH'].map(versionPart).join('.')}`,
  privateSymbols: pairs(properties, 'PER_ISOLATE_PRIVATE_SYMBOL_PROPERTIES'),
  symbols: pairs(properties, 'PER_ISOLATE_SYMBOL_PROPERTIES').map(([, description]) => description),
  providers: [...names(asyncWrap, 'NODE_ASYNC_NON_CRYPTO_PROVIDER_TYPES'),
    ...names(asyncWrap, 'NODE_ASYNC_CRYPTO_PROVIDER_TYPES')],
  exitCodes: pairs(source('src/node_exit_code.h'), 'EXIT_CODE_LIST').map(([name, code]) => [`k${name}`, Number(code)]),
  options: options(),
  errors: errors(),
}));
