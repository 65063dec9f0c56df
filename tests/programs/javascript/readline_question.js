// readline.question: the prompt first, then the answer.
const rl = require('node:readline').createInterface({ input: process.stdin, output: process.stdout });
rl.question('Name? ', (name) => {
  rl.question(`Hello ${name}, age? `, (age) => {
    console.log(`${name} is ${Number(age)}`);
    rl.setPrompt('> ');
    rl.prompt();
    rl.on('line', (line) => { console.log('said', line); rl.close(); });
  });
});
rl.on('close', () => console.log('bye'));

// in: Ada
// in: 36
// in: quit
// out: Name? Hello Ada, age? Ada is 36
// out: > said quit
// out: bye
