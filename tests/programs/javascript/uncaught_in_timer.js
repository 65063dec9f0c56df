// What ran before stays; later timers don't run.
setTimeout(() => console.log('first timer'), 1);
setTimeout(() => { null.property; }, 5);
setTimeout(() => console.log('never'), 30);
console.log('main is done');

// out: main is done
// out: first timer
// err-contains: /work/uncaught_in_timer.js:3
// err-contains: TypeError: Cannot read properties of null (reading 'property')
// err-contains:     at Timeout._onTimeout (/work/uncaught_in_timer.js:3:25)
// exit: 1
