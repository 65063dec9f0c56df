// internalBinding('constants').
'use strict';
const constants = require('../constants');

module.exports = () => {
  const binding = { __proto__: null };
  for (const [group, values] of Object.entries(constants)) binding[group] = { __proto__: null, ...values };
  for (const [group, values] of Object.entries(constants.os)) {
    if (typeof values === 'object') binding.os[group] = { __proto__: null, ...values };
  }
  return binding;
};
