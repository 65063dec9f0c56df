module.exports = { add: (a, b) => a + b, multiply: (a, b) => a * b };
