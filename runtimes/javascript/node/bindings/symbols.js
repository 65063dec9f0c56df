// internalBinding('symbols').
'use strict';
const { perIsolateSymbols } = require('../process');

module.exports = () => ({ ...perIsolateSymbols });
