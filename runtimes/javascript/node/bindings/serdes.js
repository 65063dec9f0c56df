// internalBinding('serdes'): node_serdes.cc. V8's wire format is not spoken here; modules that only make a
// serializer when they load do load.
'use strict';

const refuse = () => {
  throw new Error('v8.serialize() and v8.deserialize() are not available: use structuredClone() or JSON');
};

/** Writes the two bytes that begin every message, which Node's test runner wants to know; no more. */
class Serializer {
  _setTreatArrayBufferViewsAsHostObjects() {}
  writeHeader() {}
  releaseBuffer() { return require('../runtime').requireBuiltin('buffer').Buffer.of(0xFF, 0x0F); }
}
for (const name of ['writeValue', 'writeUint32', 'writeUint64', 'writeDouble',
  'writeRawBytes', 'transferArrayBuffer']) Serializer.prototype[name] = refuse;

class Deserializer {
  constructor(buffer) { this.buffer = buffer; }
}
for (const name of ['readHeader', 'readValue', 'readUint32', 'readUint64', 'readDouble', '_readRawBytes',
  'transferArrayBuffer', 'getWireFormatVersion']) Deserializer.prototype[name] = refuse;

module.exports = () => ({ Serializer, Deserializer });
