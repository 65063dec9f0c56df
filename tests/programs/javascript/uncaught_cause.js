// Causes and properties are printed with an uncaught error.
function load() {
  try {
    JSON.parse('{oops');
  } catch (cause) {
    throw Object.assign(new Error('cannot load settings', { cause }), { file: 'settings.json' });
  }
}
load();

// err-contains: /work/uncaught_cause.js:6
// err-contains:     throw Object.assign(new Error('cannot load settings', { cause }), { file: 'settings.json' });
// err-contains: Error: cannot load settings
// err-contains:     at load (/work/uncaught_cause.js:6:25)
// err-contains:   file: 'settings.json',
// err-contains:   [cause]: SyntaxError: Expected property name or '}' in JSON at position 1
// exit: 1
