// AbortController, EventTarget, Event, CustomEvent, DOMException.
const target = new EventTarget();
const handler = (event) => console.log(event.type, event.detail, event.target === target, event instanceof CustomEvent);
target.addEventListener('go', handler);
target.addEventListener('go', { handleEvent: (e) => { e.preventDefault(); console.log('object listener'); } }, { once: true });
console.log(target.dispatchEvent(new CustomEvent('go', { detail: 7, cancelable: true })), target.dispatchEvent(new Event('go')));
target.removeEventListener('go', handler);
console.log(target.dispatchEvent(new Event('go')));
const controller = new AbortController();
controller.signal.addEventListener('abort', () => console.log('aborted', controller.signal.reason.name));
controller.signal.onabort = (event) => console.log('onabort', event.type);
console.log(controller.signal.aborted, controller);
controller.abort();
controller.abort('again');
console.log(controller.signal.aborted, controller.signal.reason.message, controller.signal.reason.code);
try {
  AbortSignal.abort(new Error('own reason')).throwIfAborted();
} catch (error) {
  console.log(error.message);
}
const signal = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]);
signal.addEventListener('abort', () => console.log(signal.reason.name, signal.reason.message));
setTimeout(() => {}, 20);
console.log(new DOMException('text', 'DataCloneError').code, DOMException.ABORT_ERR);

// out: go 7 true true
// out: object listener
// out: go undefined true false
// out: false true
// out: true
// out: false AbortController { signal: AbortSignal { aborted: false } }
// out: aborted AbortError
// out: onabort abort
// out: true This operation was aborted 20
// out: own reason
// out: 25 20
// out: TimeoutError The operation was aborted due to timeout
