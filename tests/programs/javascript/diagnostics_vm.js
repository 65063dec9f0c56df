// Modules of smaller use: vm, v8, module, tty, dns constants, zlib, test runner.
const module_ = require('module');
console.log(module_.builtinModules.includes('fs'), module_.isBuiltin('node:fs'), require('tty').isatty(1));
for (const name of ['fs', 'node:test', 'http', 'https', 'net', 'dgram', 'dns', 'tls', 'vm', 'v8', 'zlib', 'cluster', 'repl', 'punycode', 'constants', 'domain', 'diagnostics_channel', 'async_hooks', 'stream/web', 'util/types', 'path/posix']) {
  try {
    console.log(name, typeof require(name));
  } catch (error) {
    console.log(name, error.code);
  }
}
console.log(eval('1 + 1'), new Function('a', 'return a * 2')(4));

// out: true true false
// out: fs object
// out: node:test function
// out: http object
// out: https object
// out: net object
// out: dgram object
// out: dns object
// out: tls object
// out: vm object
// out: v8 object
// out: zlib object
// out: cluster object
// out: repl object
// out: punycode object
// out: constants object
// out: domain object
// out: diagnostics_channel object
// out: async_hooks object
// out: stream/web object
// out: util/types object
// out: path/posix object
// out: 2 8
