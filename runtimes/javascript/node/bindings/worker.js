// internalBinding('worker'): this is the main thread, and there are no others.
'use strict';

module.exports = () => ({
  isMainThread: true,
  isInternalThread: false,
  ownsProcessState: true,
  threadId: 0,
  resourceLimits: new Float64Array(4),
  kMaxYoungGenerationSizeMb: 0, kMaxOldGenerationSizeMb: 1, kCodeRangeSizeMb: 2, kStackSizeMb: 3,
  kTotalResourceLimitCount: 4,
  getEnvMessagePort() { return undefined; },
  Worker: class Worker {
    constructor() {
      throw new Error('Worker threads are not available: a program has one thread here');
    }
  },
});
