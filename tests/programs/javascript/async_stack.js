// Async functions: errors keep their stack, frames after an await are marked async.
async function inner() {
  await null;
  throw new Error('deep');
}
async function middle() { await inner(); }
async function outer() {
  try {
    await middle();
  } catch (error) {
    console.log(error.stack);
  }
}
outer();

// out: Error: deep
// out:     at inner (/work/async_stack.js:4:9)
// out:     at async middle (/work/async_stack.js:6:27)
// out:     at async outer (/work/async_stack.js:9:5)
