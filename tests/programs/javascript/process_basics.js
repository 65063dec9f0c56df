// process: arguments, environment, platform facts, exit code, cwd.
console.log(process.argv.length, process.argv[1] === __filename, process.argv.slice(2));
console.log(process.env.MODE, process.env.NONE, 'MODE' in process.env, delete process.env.MODE, process.env.MODE);
process.env.NUMBER = 5;
console.log(typeof process.env.NUMBER, process.cwd(), process.execArgv);
console.log(process.version.startsWith('v20.'), process.release.name, typeof process.pid, process.title.length > 0);
console.log(typeof process.memoryUsage().heapUsed, process.memoryUsage().rss > 0, process.uptime() >= 0, process.uptime() < 60);
console.log(typeof process.hrtime.bigint(), process.hrtime().length, process.hrtime([0, 0])[0] >= 0, typeof process.cpuUsage().user);
console.log(process.stdout.isTTY, process.stdin.isTTY, process.stdout.fd, process.stderr.fd, process.stdout.writable);
console.log(process.emitWarning.name, process.exitCode, typeof process.umask(), process.config.variables !== undefined);
process.chdir('/');
process.chdir(__dirname);
console.log(process.cwd() === __dirname, process.argv0.length > 0, process.features.inspector !== undefined);
process.exitCode = 9;

// args: one --two three
// env: MODE=test
// out: 5 true [ 'one', '--two', 'three' ]
// out: test undefined true true undefined
// out: string /work []
// out: true node number true
// out: number true true true
// out: bigint 2 true number
// out: undefined undefined 1 2 true
// out: emitWarning undefined number true
// out: true true true
// exit: 9
