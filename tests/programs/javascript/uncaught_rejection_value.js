// A rejection with something that isn't an error.
Promise.reject('just text');

// err-contains: UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "just text".
// err-contains:   code: 'ERR_UNHANDLED_REJECTION'
// exit: 1
