// Signals: what the host or process.kill() sends, and who listens.
'use strict';

/** Number of a signal → its listeners, instances of the binding's Signal. */
const listeners = { __proto__: null };
/** What process.kill() has sent to this process itself. */
let raised = [];

function listen(number, signal) {
  listeners[number] ??= new Set();
  listeners[number].add(signal);
  host.process.listenToSignal(number, true);
}

function unlisten(number, signal) {
  const set = listeners[number];
  if (set === undefined || !set.delete(signal) || set.size > 0) return;
  host.process.listenToSignal(number, false);
}

const isListenedTo = (number) => listeners[number] !== undefined && listeners[number].size > 0;

/** Signals that do nothing unless somebody listens: SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
const isIgnored = (number) => number === 17 || number === 18 || number === 23 || number === 28;

function raise(number) {
  if (isListenedTo(number)) raised[raised.length] = number;
  else if (!isIgnored(number)) host.process.leave(128 + number);
}

const areRaised = () => raised.length > 0;

/** Called by the loop between jobs, with its way to call into the program. */
function deliver(makeCallback) {
  const fromHost = host.process.takeSignal();
  if (fromHost !== 0) raised[raised.length] = fromHost;
  if (raised.length === 0) return;
  const numbers = raised;
  raised = [];
  for (const number of numbers) {
    for (const signal of [...listeners[number] ?? []]) makeCallback(signal.onsignal, signal, number);
  }
}

module.exports = { areRaised, deliver, listen, raise, unlisten };
