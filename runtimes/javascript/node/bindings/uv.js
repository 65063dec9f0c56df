// internalBinding('uv'): uv.cc.
'use strict';
const { uvErrors } = require('../errors');

module.exports = () => ({
  ...Object.fromEntries(Array.from(uvErrors, ([number, [name]]) => [`UV_${name}`, number])),
  errname: (number) => uvErrors.get(number)?.[0] ?? `Unknown system error ${number}`,
  getErrorMap: () => uvErrors,
});
