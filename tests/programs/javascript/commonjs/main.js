// CommonJS: exports, module.exports, cycles, the cache, JSON, folders with an index.
const counter = require('./counter');
const { add, multiply } = require('./lib/math.js');
const config = require('./config.json');
const lib = require('./lib');

counter.increment();
require('./counter').increment();
console.log('same instance:', counter.value(), require('./counter') === counter);
console.log(add(2, 3), multiply(4, 5), config.name, config.list[1], lib);
console.log(require('./a').done, require('./b').sawA);
console.log(__filename, __dirname, module.id, require.main === module);
console.log(Object.keys(require.cache).map((name) => name.replace(__dirname, '.')));
console.log(require.resolve('./lib'), module.children.length, module.paths[0]);
console.log(typeof exports, this === module.exports, arguments.length);
try {
  require('./missing');
} catch (error) {
  console.log(error.code, error.message.split('\n')[0]);
}
try {
  require('./broken.json');
} catch (error) {
  console.log(error.name, error.message.startsWith(require.resolve('./broken.json')));
}

// out: same instance: 2 true
// out: 5 20 demo 2 index of lib
// out: true false
// out: /work/main.js /work . true
// out: [
// out:   './main.js',
// out:   './counter.js',
// out:   './lib/math.js',
// out:   './config.json',
// out:   './lib/index.js',
// out:   './a.js',
// out:   './b.js'
// out: ]
// out: /work/lib/index.js 6 /work/node_modules
// out: object true 5
// out: MODULE_NOT_FOUND Cannot find module './missing'
// out: SyntaxError true
