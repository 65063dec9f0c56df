// internalBinding('trace_events'): nothing is traced.
'use strict';
const { noop } = require('../runtime');

module.exports = () => ({
  available: false,
  CategorySet: class CategorySet {},
  getCategoryEnabledBuffer: () => new Uint8Array(1),
  getEnabledCategories: noop,
  isTraceCategoryEnabled: () => false,
  setLog: noop,
  setTraceCategoryStateUpdateHandler: noop,
  trace: noop,
});
