// import() from CommonJS: modules, CommonJS, built-ins, the cache, errors.
(async () => {
  const { answer, default: double } = await import('./module.mjs');
  console.log(answer, double(4));
  console.log(await import('./module.mjs') === await import('./module.mjs'));
  console.log((await import('./legacy.cjs')).default, (await import('node:os')).EOL === '\n');
  for (const name of ['./none.mjs', 'no-such-package', './bad.mjs']) {
    try {
      await import(name);
    } catch (error) {
      console.log(error.name, error.code, error.message.split(' imported')[0].replace(__dirname, ''));
    }
  }
})();
console.log('first');

// out: first
// out: module is evaluated once
// out: 42 8
// out: true
// out: { legacy: true } true
// out: Error ERR_MODULE_NOT_FOUND Cannot find module '/none.mjs'
// out: Error ERR_MODULE_NOT_FOUND Cannot find package 'no-such-package'
// out: TypeError undefined thrown by bad.mjs
