// os: what can be known in a sandbox.
const os = require('os');
console.log(os.EOL === '\n', typeof os.platform(), os.endianness(), typeof os.arch(), typeof os.hostname());
console.log(os.cpus().length >= 0, os.totalmem() > 0, os.freemem() > 0, os.uptime() >= 0, os.loadavg().length, typeof os.type(), typeof os.release());
console.log(os.tmpdir(), os.homedir(), typeof os.networkInterfaces(), os.constants.signals.SIGINT, os.constants.errno.ENOENT, os.availableParallelism() >= 1);
require('fs').writeFileSync(`${os.tmpdir()}/petri-os-test`, 'x');
require('fs').unlinkSync(`${os.tmpdir()}/petri-os-test`);

// out: true string LE string string
// out: true true true true 3 string string
// out: /tmp /work object 2 2 true
