// What can't work here says so, and the module can be required.
const attempts = {
  child_process: (childProcess) => childProcess.execSync('ls'),
  worker_threads: (threads) => new threads.Worker('./x.js'),
  net: (net) => net.createServer().listen(0),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt(require(name));
    console.log(name, 'worked');
  } catch (error) {
    console.log(name, error instanceof Error, error.message.length > 10);
  }
}
console.log(require('worker_threads').isMainThread);
// reference-differs: the reference has processes, threads and sockets
// out: child_process true true
// out: worker_threads true true
// out: net true true
// out: true
