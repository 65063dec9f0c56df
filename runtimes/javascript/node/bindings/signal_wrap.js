// internalBinding('signal_wrap'): signal_wrap.cc.
'use strict';
const { noop } = require('../runtime');
const { listen, unlisten } = require('../signals');

class Signal {
  #number;

  start(number) {
    this.stop();
    this.#number = number;
    listen(number, this);
    return 0;
  }

  stop() {
    if (this.#number !== undefined) unlisten(this.#number, this);
    this.#number = undefined;
    return 0;
  }

  close() { this.stop(); }
  ref() {}
  unref() {}
  hasRef() { return false; }
}
Signal.prototype.onsignal = noop;

module.exports = () => ({ Signal });
