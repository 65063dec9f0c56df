// internalBinding('blob'): node_blob.cc.
'use strict';
const { noop } = require('../runtime');
const { complete } = require('../loop');
const { asBytes } = require('../encodings');

function join(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

class BlobHandle {
  constructor(data) { this.data = data; }
  slice(start, end) { return new BlobHandle(this.data.slice(start, end)); }

  /** Hands out the bytes once: status 1 with them, then 0. */
  getReader() {
    let isDone = this.data.length === 0;
    return {
      pull: (callback) => {
        const wasDone = isDone;
        isDone = true;
        complete(() => wasDone ? callback(0, undefined, undefined) : callback(1, this.data.slice().buffer, undefined));
      },
    };
  }
}

const stored = new Map();

module.exports = () => ({
  createBlob: (sources) => new BlobHandle(join(sources.map((source) => source instanceof BlobHandle ? source.data : asBytes(source)))),
  concat: (views) => join(views.map(asBytes)).buffer,
  createBlobFromFilePath(path) {
    const fs = require('../runtime').requireBuiltin('fs');
    try {
      const data = new Uint8Array(fs.readFileSync(path));
      return [new BlobHandle(data), data.length];
    } catch {
      return undefined;
    }
  },
  storeDataObject(id, handle, length, type) { stored.set(id, [handle, length, type]); },
  getDataObject: (id) => stored.get(id),
  revokeObjectURL(url) { stored.delete(/^blob:nodedata:(.*)$/.exec(url)?.[1]); },
});
