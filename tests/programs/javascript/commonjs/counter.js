let count = 0;
exports.increment = () => ++count;
exports.value = () => count;
