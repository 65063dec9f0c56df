// internalBinding('v8'): node_v8.cc. Statistics of a heap that is not V8's.
'use strict';
const { noop } = require('../runtime');

const HEAP_FIELDS = ['kTotalHeapSizeIndex', 'kTotalHeapSizeExecutableIndex', 'kTotalPhysicalSizeIndex',
  'kTotalAvailableSize', 'kUsedHeapSizeIndex', 'kHeapSizeLimitIndex', 'kMallocedMemoryIndex',
  'kPeakMallocedMemoryIndex', 'kDoesZapGarbageIndex', 'kNumberOfNativeContextsIndex',
  'kNumberOfDetachedContextsIndex', 'kTotalGlobalHandlesSizeIndex', 'kUsedGlobalHandlesSizeIndex',
  'kExternalMemoryIndex'];
const CODE_FIELDS = ['kCodeAndMetadataSizeIndex', 'kBytecodeAndMetadataSizeIndex', 'kExternalScriptSourceSizeIndex',
  'kCPUProfilerMetaDataSizeIndex'];
const SPACE_FIELDS = ['kSpaceSizeIndex', 'kSpaceUsedSizeIndex', 'kSpaceAvailableSizeIndex', 'kPhysicalSpaceSizeIndex'];

const numbered = (names) => Object.fromEntries(names.map((name, index) => [name, index]));

module.exports = () => {
  const heapStatisticsBuffer = new Float64Array(HEAP_FIELDS.length);
  return {
    ...numbered(HEAP_FIELDS), ...numbered(CODE_FIELDS), ...numbered(SPACE_FIELDS),
    heapStatisticsBuffer,
    heapCodeStatisticsBuffer: new Float64Array(CODE_FIELDS.length),
    heapSpaceStatisticsBuffer: new Float64Array(SPACE_FIELDS.length),
    kHeapSpaces: [],
    updateHeapStatisticsBuffer() {
      const [used, total] = host.process.memory();
      heapStatisticsBuffer.fill(0);
      heapStatisticsBuffer[HEAP_FIELDS.indexOf('kTotalHeapSizeIndex')] = total;
      heapStatisticsBuffer[HEAP_FIELDS.indexOf('kUsedHeapSizeIndex')] = used;
      heapStatisticsBuffer[HEAP_FIELDS.indexOf('kHeapSizeLimitIndex')] = 2 ** 32;
      heapStatisticsBuffer[HEAP_FIELDS.indexOf('kNumberOfNativeContextsIndex')] = 1;
    },
    updateHeapCodeStatisticsBuffer: noop,
    updateHeapSpaceStatisticsBuffer: noop,
    cachedDataVersionTag: () => 0,
    setFlagsFromString: noop,
    setHeapSnapshotNearHeapLimit: noop,
    GCProfiler: class GCProfiler {
      start() {}
      stop() { return undefined; }
    },
  };
};
