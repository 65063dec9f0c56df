// Signals that the program sends to itself.
'use strict';
process.on('SIGINT', (name, number) => console.log('1:', name, number));
process.once('SIGUSR2', (name) => console.log('once:', name));
console.log(process.kill(process.pid, 0), process.kill(process.pid, 'SIGINT'), process.kill(process.pid, 'SIGUSR2'));
console.log('sent');
setTimeout(() => {
  process.removeAllListeners('SIGINT');
  console.log(process.listenerCount('SIGUSR2'));
  process.on('SIGINT', (name) => { console.log('last:', name); process.exit(3); });
  process.kill(process.pid, 'SIGINT');
  console.log('later');
  setTimeout(() => console.log('not reached'), 1000);
}, 20);

// out: true true true
// out: sent
// out: 1: SIGINT 2
// out: once: SIGUSR2
// out: 0
// out: later
// out: last: SIGINT
// exit: 3
