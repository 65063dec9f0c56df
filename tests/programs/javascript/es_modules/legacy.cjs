exports.named = 'named export of CommonJS';
exports.other = 1;
