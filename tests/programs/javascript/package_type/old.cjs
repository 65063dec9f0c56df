exports.kind = typeof require === 'function' ? 'commonjs by extension' : 'wrong';
