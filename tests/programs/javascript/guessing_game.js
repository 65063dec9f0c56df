// An interactive game with bad input.
const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout });
const secret = 37;
let tries = 0;
function ask() {
  rl.question('Your guess: ', (answer) => {
    const guess = Number(answer);
    if (Number.isNaN(guess)) {
      console.log(`'${answer}' is not a number`);
      return ask();
    }
    tries += 1;
    if (guess === secret) {
      console.log(`Right, after ${tries} tries`);
      return rl.close();
    }
    console.log(guess < secret ? 'Too low' : 'Too high');
    ask();
  });
}
ask();

// in: 50
// in: twenty
// in: 25
// in: 37
// out: Your guess: Too high
// out: Your guess: 'twenty' is not a number
// out: Your guess: Too low
// out: Your guess: Right, after 3 tries
