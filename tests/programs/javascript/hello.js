console.log('Hello, world!');

// out: Hello, world!
