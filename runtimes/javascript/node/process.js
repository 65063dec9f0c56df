// The process object that node::CreateProcessObject makes, before Node's library adds to it.
'use strict';
const { data } = require('./runtime');

const constructor = { process: function process() {} }.process;
constructor.prototype = Object.create(Object.prototype, {
  constructor: { value: constructor, writable: true, configurable: true, enumerable: false },
});
const process = Object.create(constructor.prototype);

process.version = data.version;
process.versions = {
  node: data.version.slice(1), ada: '2.9.2', modules: '115', uv: '1.51.0', v8: '11.3.244.8-node.38',
  zlib: '1.3.1',
  openssl: '3.0.15', // Node asks this whether there is crypto
};
process.arch = 'x64';
process.platform = 'linux';
process.release = { name: 'node', lts: 'Iron' };
process.env = {};
process.argv = ['node'];
process.execArgv = [];
process.execPath = '/usr/local/bin/node';

const privateSymbols = {};
for (const [name, description] of data.privateSymbols) {
  privateSymbols[name] = host.values.privateSymbol(description);
}
const perIsolateSymbols = {};
for (const description of data.symbols) perIsolateSymbols[description] = Symbol(description);

/** [exiting, exit code, whether there is one]: shared with internal/bootstrap/node. */
const exitInfo = process[privateSymbols.exit_info_private_symbol] = new Int32Array(3);

module.exports = { process, privateSymbols, perIsolateSymbols, exitInfo };
