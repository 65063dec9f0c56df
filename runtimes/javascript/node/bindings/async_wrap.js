// internalBinding('async_wrap'): async_wrap.cc and the AsyncHooks of env.cc.
'use strict';
const { data, noop } = require('../runtime');

const constants = {
  kInit: 0, kBefore: 1, kAfter: 2, kDestroy: 3, kPromiseResolve: 4, kTotals: 5, kCheck: 6, kStackLength: 7,
  kUsesExecutionAsyncResource: 8,
  kExecutionAsyncId: 0, kTriggerAsyncId: 1, kAsyncIdCounter: 2, kDefaultTriggerAsyncId: 3,
};

module.exports = () => {
  const fields = new Uint32Array(9);
  const ids = new Float64Array(4);
  fields[constants.kCheck] = 1;
  ids[constants.kAsyncIdCounter] = 1;
  ids[constants.kDefaultTriggerAsyncId] = -1;
  const resources = [];
  const idStack = [];
  let promiseHooks = [undefined, undefined, undefined, undefined];
  let destroyHook = noop;

  return {
    constants: { __proto__: null, ...constants },
    Providers: { __proto__: null, ...Object.fromEntries(data.providers.map((name, index) => [name, index])) },
    async_hook_fields: fields,
    async_id_fields: ids,
    async_ids_stack: new Float64Array(32),
    execution_async_resources: resources,
    setupHooks(hooks) { destroyHook = hooks.destroy; },
    setCallbackTrampoline: noop,
    pushAsyncContext(asyncId, triggerAsyncId, resource) {
      idStack.push(ids[constants.kExecutionAsyncId], ids[constants.kTriggerAsyncId]);
      fields[constants.kStackLength]++;
      ids[constants.kExecutionAsyncId] = asyncId;
      ids[constants.kTriggerAsyncId] = triggerAsyncId;
      if (resource !== undefined) resources[fields[constants.kStackLength] - 1] = resource;
    },
    popAsyncContext(asyncId) {
      if (fields[constants.kStackLength] === 0) return false;
      ids[constants.kTriggerAsyncId] = idStack.pop();
      ids[constants.kExecutionAsyncId] = idStack.pop();
      fields[constants.kStackLength]--;
      resources.length = Math.min(resources.length, fields[constants.kStackLength]);
      return fields[constants.kStackLength] > 0;
    },
    executionAsyncResource: (index) => resources[index],
    clearAsyncIdStack() {
      idStack.length = 0;
      resources.length = 0;
      fields[constants.kStackLength] = 0;
      ids[constants.kExecutionAsyncId] = 0;
      ids[constants.kTriggerAsyncId] = 0;
    },
    queueDestroyAsyncId(asyncId) {
      require('../loop').complete(() => destroyHook(asyncId));
    },
    registerDestroyHook: noop,
    setPromiseHooks(...hooks) {
      promiseHooks = hooks;
      host.values.setPromiseHooks(...hooks);
    },
    getPromiseHooks: () => promiseHooks,
  };
};
