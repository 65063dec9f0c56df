// A thrown value that isn't an error.
console.log('throwing');
throw { code: 7, reason: 'not an Error' };

// out: throwing
// err-contains: { code: 7, reason: 'not an Error' }
// exit: 1
