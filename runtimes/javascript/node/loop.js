// Runs a program: start, event loop (libuv's order: timers, pending, poll, check), exit.
'use strict';
const runtime = require('./runtime');
const { handleFatal } = require('./errors');
const { process, exitInfo } = require('./process');
const weakReferences = require('./weak_references');
const { start } = require('./start');
const signals = require('./signals');

// captured before a program can replace them
const { apply } = Reflect;
const { abs, floor, max } = Math;

/** What the loop turns on; the bindings set it. */
const state = {
  startedAt: 0,
  /** Milliseconds since the start, refreshed once a turn like uv_now(). */
  now: 0,
  /** When the timers want to be called; Infinity without timers. */
  timerAt: Infinity,
  isTimerRef: true,
  /** Completed requests, called in order. */
  pending: [],
  /** Called when stdin can be read. */
  stdinRequest: undefined,
  isStdinRef: true,
  /** Shared with Node's timers: [immediates, referenced immediates, has outstanding]. */
  immediateInfo: new Uint32Array(3),
  /** Shared with Node's task queue: [has ticks, has rejections to warn of]. */
  tickInfo: new Uint8Array(2),
  processTicks: runtime.noop,
  processTimers: runtime.noop,
  processImmediate: runtime.noop,
};

function updateNow() {
  weakReferences.release();
  state.now = floor(host.process.monotonicMs() - state.startedAt);
}

/** Ticks and microtasks, as node::InternalCallbackScope::Close. */
function drainTicks() {
  if (!state.tickInfo[0]) host.process.runMicrotasks();
  while (state.tickInfo[0] || state.tickInfo[1]) {
    try {
      apply(state.processTicks, process, []);
      return;
    } catch (error) {
      handleFatal(error);
    }
  }
}

/** Calls into the program from the loop. */
function makeCallback(callback, receiver, ...args) {
  try {
    apply(callback, receiver, args);
  } catch (error) {
    handleFatal(error);
  }
  drainTicks();
}

/** Queues the completion of a request for the next turn. */
function complete(callback) {
  state.pending.push(callback);
}

function runTimers() {
  state.timerAt = Infinity;
  for (;;) {
    try {
      // answers when the next is due: negative when only unreferenced ones are left
      const next = apply(state.processTimers, process, [state.now]);
      if (next !== 0) {
        updateNow();
        state.timerAt = state.now + max(1, abs(next) - state.now);
        state.isTimerRef = next > 0;
      }
      break;
    } catch (error) {
      handleFatal(error);
    }
  }
  drainTicks();
}

function isAlive() {
  return (state.timerAt !== Infinity && state.isTimerRef) || state.pending.length > 0 ||
    state.immediateInfo[1] > 0 || signals.areRaised() || (state.stdinRequest !== undefined && state.isStdinRef);
}

function readStdin() {
  const request = state.stdinRequest;
  state.stdinRequest = undefined;
  makeCallback(request);
}

function turn() {
  updateNow();
  signals.deliver(makeCallback);
  if (state.now >= state.timerAt) runTimers();
  if (state.pending.length > 0) {
    const { pending } = state;
    state.pending = [];
    // no iteration: a program may have changed how arrays iterate
    for (let i = 0; i < pending.length; i++) makeCallback(pending[i]);
  }
  const waitsForStdin = state.stdinRequest !== undefined;
  const mustNotBlock = state.immediateInfo[0] > 0 || state.pending.length > 0 ||
    signals.areRaised() || !isAlive();
  if (mustNotBlock) {
    if (waitsForStdin && host.process.wait(0, true)) readStdin();
  } else {
    updateNow();
    const timeout = state.timerAt === Infinity ? -1 : max(0, state.timerAt - state.now);
    if (host.process.wait(timeout, waitsForStdin)) readStdin();
  }
  if (state.immediateInfo[0] > 0) makeCallback(state.processImmediate, process);
}

/** Until nothing is left to do, also after `beforeExit`. */
function spin() {
  for (;;) {
    while (isAlive()) turn();
    makeCallback(process.emit, process, 'beforeExit', process.exitCode || 0);
    if (!isAlive()) return;
  }
}

function emitExit() {
  process._exiting = true;
  try {
    process.emit('exit', process.exitCode || 0);
  } catch (error) {
    handleFatal(error);
  }
  return exitInfo[2] ? exitInfo[1] : 0;
}

/** The hook that ../host/main.c calls: arguments are argv[0], the entry file, its arguments. */
function run(argv) {
  state.startedAt = host.process.monotonicMs();
  require('./bindings/performance').start();
  start(argv);
  const { runMainModule } = runtime; // called without a receiver: its frame shows in stacks
  try {
    runMainModule(process, runtime.requireBuiltin, runtime.internalBinding, runtime.primordials);
  } catch (error) {
    handleFatal(error);
  }
  drainTicks();
  spin();
  host.process.leave(emitExit());
}

module.exports = { state, complete, makeCallback, run, updateNow };
