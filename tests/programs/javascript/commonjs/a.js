exports.done = false;
require('./b');
exports.done = true;
