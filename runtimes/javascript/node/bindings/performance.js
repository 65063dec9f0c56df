// internalBinding('performance'): node_perf.cc and histogram.cc.
'use strict';
const { noop } = require('../runtime');
const { state } = require('../loop');

/** Counts values; node's keeps three significant digits, this one keeps all. */
class Histogram {
  #values = [];
  #exceeds = 0;

  record(value) {
    this.#values.push(Number(value));
    return true;
  }

  recordDelta() {
    const now = host.process.monotonicMs() * 1e6;
    if (this.last !== undefined) this.record(now - this.last);
    this.last = now;
  }

  #sorted() { return Float64Array.from(this.#values).sort(); }
  count() { return this.#values.length; }
  countBigInt() { return BigInt(this.#values.length); }
  min() { return this.#values.length === 0 ? 9223372036854776000 : Math.min(...this.#values); }
  max() { return this.#values.length === 0 ? 0 : Math.max(...this.#values); }
  minBigInt() { return BigInt(Math.trunc(this.min())); }
  maxBigInt() { return BigInt(Math.trunc(this.max())); }
  mean() { return this.#values.reduce((sum, value) => sum + value, 0) / this.#values.length; }
  exceeds() { return this.#exceeds; }
  exceedsBigInt() { return BigInt(this.#exceeds); }

  stddev() {
    const mean = this.mean();
    return Math.sqrt(this.#values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / this.#values.length);
  }

  percentile(percentile) {
    const sorted = this.#sorted();
    return sorted.length === 0 ? 0 : sorted[Math.max(0, Math.ceil(percentile / 100 * sorted.length) - 1)];
  }

  percentileBigInt(percentile) { return BigInt(Math.trunc(this.percentile(percentile))); }

  percentiles(map) {
    for (const percentile of [0, 50, 75, 87.5, 93.75, 96.875, 98.4375, 100]) map.set(percentile, this.percentile(percentile));
  }

  percentilesBigInt(map) {
    for (const percentile of [0, 50, 75, 87.5, 93.75, 96.875, 98.4375, 100]) {
      map.set(percentile, this.percentileBigInt(percentile));
    }
  }

  reset() {
    this.#values = [];
    this.#exceeds = 0;
  }

  start() {}
  stop() {}
}

/** [wall clock at the start in µs, monotonic clock at the start in ns, …]; set when a run starts. */
const milestones = new Float64Array(8);

function start() {
  milestones[0] = host.process.wallMs() * 1e3;
  milestones.fill(state.startedAt * 1e6, 1);
}

module.exports = () => ({
  Histogram,
  constants: {
    NODE_PERFORMANCE_ENTRY_TYPE_GC: 0, NODE_PERFORMANCE_ENTRY_TYPE_HTTP: 1, NODE_PERFORMANCE_ENTRY_TYPE_HTTP2: 2,
    NODE_PERFORMANCE_ENTRY_TYPE_NET: 3, NODE_PERFORMANCE_ENTRY_TYPE_DNS: 4,
    NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN_TIMESTAMP: 0, NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN: 1,
    NODE_PERFORMANCE_MILESTONE_ENVIRONMENT: 2, NODE_PERFORMANCE_MILESTONE_NODE_START: 3,
    NODE_PERFORMANCE_MILESTONE_V8_START: 4, NODE_PERFORMANCE_MILESTONE_LOOP_START: 5,
    NODE_PERFORMANCE_MILESTONE_LOOP_EXIT: 6, NODE_PERFORMANCE_MILESTONE_BOOTSTRAP_COMPLETE: 7,
  },
  observerCounts: new Uint32Array(5),
  milestones,
  now: () => host.process.monotonicMs() - state.startedAt,
  getTimeOrigin: () => 0,
  getTimeOriginTimestamp: () => host.process.wallMs() - (host.process.monotonicMs() - state.startedAt),
  createELDHistogram: () => new Histogram(),
  installGarbageCollectionTracking: noop,
  removeGarbageCollectionTracking: noop,
  loopIdleTime: () => 0,
  markBootstrapComplete: noop,
  notify: noop,
  setupObservers: noop,
  uvMetricsInfo: () => [0, 0, 0],
});
module.exports.start = start;
