// internalBinding('messaging'): node_messaging.cc. Ports work within the one thread there is.
'use strict';
const runtime = require('../runtime');
const { noop } = runtime;
const { complete, makeCallback } = require('../loop');
const { structuredClone } = require('../structured_clone');

/** The state of a MessagePort: its inbox and the port at the other end. */
const ports = new WeakMap();

function MessagePort() {
  const { ERR_CONSTRUCT_CALL_INVALID } = runtime.requireBuiltin('internal/errors').codes;
  throw new ERR_CONSTRUCT_CALL_INVALID();
}

function makePort() {
  const port = Object.create(MessagePort.prototype);
  ports.set(port, { inbox: [], other: undefined, isStarted: false, isClosed: false, isScheduled: false });
  const init = port[runtime.internalBinding('symbols').oninit];
  if (typeof init === 'function') Reflect.apply(init, port, []);
  return port;
}

function deliver(port) {
  const own = ports.get(port);
  own.isScheduled = false;
  while (own.inbox.length > 0 && own.isStarted && !own.isClosed) {
    const message = own.inbox.shift();
    makeCallback(runtime.perContext.emitMessage, port, message, [], 'message');
  }
}

function schedule(port) {
  const own = ports.get(port);
  if (own.isScheduled || !own.isStarted || own.isClosed || own.inbox.length === 0) return;
  own.isScheduled = true;
  complete(() => deliver(port));
}

function closePort(port) {
  const own = ports.get(port);
  if (own === undefined || own.isClosed) return;
  complete(() => {
    if (own.isClosed) return;
    own.isClosed = true;
    const { handle_onclose: onclose } = runtime.internalBinding('symbols');
    if (typeof port[onclose] === 'function') makeCallback(port[onclose], port);
    if (own.other !== undefined) closePort(own.other);
  });
}

const portMethods = {
  postMessage(message, options) {
    const { ERR_MISSING_ARGS } = runtime.requireBuiltin('internal/errors').codes;
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('The "message" argument must be specified');
    const list = Array.isArray(options) ? options : options?.transfer ?? [];
    const own = ports.get(this);
    const copy = structuredClone(message, list, movePort);
    if (own?.other === undefined || own.isClosed) return;
    ports.get(own.other).inbox.push(copy);
    schedule(own.other);
  },
  start() {
    const own = ports.get(this);
    if (own === undefined) return;
    own.isStarted = true;
    schedule(this);
  },
  close() { closePort(this); },
  drain() { if (ports.has(this)) deliver(this); },
  ref: noop,
  unref: noop,
  hasRef: () => true,
};
for (const [name, value] of Object.entries(portMethods)) {
  Object.defineProperty(MessagePort.prototype, name, { value, writable: true, configurable: true, enumerable: true });
}

/** A port in a transfer list: a new one takes its place. */
function movePort(port) {
  const own = ports.get(port);
  if (own === undefined) return undefined;
  const moved = makePort();
  const target = ports.get(moved);
  target.inbox = own.inbox;
  target.other = own.other;
  if (own.other !== undefined) ports.get(own.other).other = moved;
  own.other = undefined;
  own.isClosed = true;
  return moved;
}

class MessageChannel {
  constructor() {
    this.port1 = makePort();
    this.port2 = makePort();
    ports.get(this.port1).other = this.port2;
    ports.get(this.port2).other = this.port1;
  }
}

module.exports = () => ({
  DOMException: runtime.perContext.DOMException,
  MessageChannel,
  MessagePort,
  JSTransferable: class JSTransferable {},
  broadcastChannel() {
    throw new Error('BroadcastChannel is not available: a program has one thread here');
  },
  checkMessagePort: (port) => ports.has(port),
  drainMessagePort(port) { if (ports.has(port)) deliver(port); },
  moveMessagePortToContext() {
    throw new Error('vm contexts are not available: there is one global object here');
  },
  receiveMessageOnPort(port) {
    const own = ports.get(port);
    if (own === undefined) {
      const { ERR_INVALID_ARG_TYPE } = runtime.requireBuiltin('internal/errors').codes;
      throw new ERR_INVALID_ARG_TYPE('port', 'MessagePort', port);
    }
    return own.inbox.length > 0 ? own.inbox.shift() : runtime.internalBinding('symbols').no_message_symbol;
  },
  stopMessagePort(port) {
    const own = ports.get(port);
    if (own !== undefined) own.isStarted = false;
  },
  setDeserializerCreateObjectFunction: noop,
  setDeserializerCreateFunction: noop,
  structuredClone(value, options) {
    if (arguments.length === 0) {
      const error = new TypeError('The value argument must be specified');
      error.code = 'ERR_MISSING_ARGS';
      throw error;
    }
    if (options !== undefined && options !== null && typeof options !== 'object') {
      const { ERR_INVALID_ARG_TYPE } = runtime.requireBuiltin('internal/errors').codes;
      throw new ERR_INVALID_ARG_TYPE('The options argument must be either an object or undefined');
    }
    const list = options?.transfer;
    return structuredClone(value, list === undefined ? [] : [...list], movePort);
  },
  exposeLazyDOMExceptionProperty(global) {
    Object.defineProperty(global, 'DOMException', {
      value: runtime.perContext.DOMException, writable: true, configurable: true, enumerable: false,
    });
  },
});
