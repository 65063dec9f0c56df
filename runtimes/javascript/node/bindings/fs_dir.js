// internalBinding('fs_dir'): node_dir.cc.
'use strict';
const { checked } = require('../errors');
const { complete } = require('../loop');
const { encodeName, toPath, withoutFrames } = require('../bindings/fs');

/** Answers at once, or through a request. */
function answer(request, act) {
  if (request === undefined) return act();
  complete(() => {
    let value;
    try {
      value = act();
    } catch (error) {
      request.oncomplete(withoutFrames(error));
      return;
    }
    request.oncomplete(null, value);
  });
  return undefined;
}

class DirHandle {
  #entries;
  #next = 0;

  constructor(path) {
    this.#entries = checked(host.files.readDirectory(path), 'opendir', path);
  }

  /** [name, type, name, type, …], or null at the end. */
  read(encoding, count, request) {
    return answer(request, () => {
      const part = this.#entries.slice(this.#next, this.#next + 2 * count);
      this.#next += part.length;
      return part.length === 0 ? null : part.map((item) => typeof item === 'string' ? encodeName(item, encoding) : item);
    });
  }

  close(request) {
    return answer(request, () => undefined);
  }
}

module.exports = () => ({
  DirHandle,
  opendir: (path, encoding, request) => answer(request, () => new DirHandle(toPath(path))),
  opendirSync: (path) => new DirHandle(toPath(path)),
});
