// AsyncLocalStorage keeps its value over awaits, timers and promises.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const storage = new AsyncLocalStorage();
async function step(name) {
  await new Promise((resolve) => setTimeout(resolve, 2));
  await null;
  console.log(name, storage.getStore());
}
storage.run({ id: 1 }, () => step('first'));
storage.run({ id: 2 }, () => step('second'));
storage.run('tick', () => process.nextTick(() => console.log(storage.getStore())));
const bound = storage.run('bound', () => AsyncResource.bind(() => storage.getStore()));
console.log(storage.getStore(), bound());
storage.run('outer', () => storage.exit(() => console.log('exit', storage.getStore())));

// out: undefined bound
// out: exit undefined
// out: tick
// out: first { id: 1 }
// out: second { id: 2 }
