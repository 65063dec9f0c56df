// Weak references as V8's programs know them: a target outlives the job that refers to it, and
// usually many more (ECMA-262, KeepDuringJob; V8 frees only when it collects). The engine counts
// references and would free it at once; Node's AbortSignal.any() relies on the delay.
'use strict';

/** So many targets are kept, before the loop lets go of all. */
const KEPT_MAX = 1000;

const Original = globalThis.WeakRef;
let kept = [];

function WeakRef(target) {
  if (new.target === undefined) throw new TypeError("Constructor WeakRef requires 'new'");
  const reference = Reflect.construct(Original, [target], new.target);
  kept[kept.length] = target;
  return reference;
}
Object.defineProperty(WeakRef, 'prototype', { value: Original.prototype, writable: false });
Object.defineProperty(Original.prototype, 'constructor', { value: WeakRef, writable: true, configurable: true, enumerable: false });
Object.defineProperty(globalThis, 'WeakRef', { value: WeakRef, writable: true, configurable: true, enumerable: false });

/** Called by the loop between jobs. */
exports.release = () => {
  if (kept.length > KEPT_MAX) kept = [];
};
/** Called before the snapshot: the boot's targets are nobody's. */
exports.forget = () => {
  kept = [];
};
