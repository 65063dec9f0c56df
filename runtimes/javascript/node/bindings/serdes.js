// internalBinding('serdes'): node_serdes.cc. V8's wire format is not spoken here; modules that only make a
// serializer when they load do load.
'use strict';

const refuse = () => {
  throw new Error('v8.serialize() and v8.deserialize() are not available: use structuredClone() or JSON');
};

class Serializer {
  _setTreatArrayBufferViewsAsHostObjects() {}
}
for (const name of ['writeHeader', 'writeValue', 'releaseBuffer', 'writeUint32', 'writeUint64', 'writeDouble',
  'writeRawBytes', 'transferArrayBuffer']) Serializer.prototype[name] = refuse;

class Deserializer {
  constructor(buffer) { this.buffer = buffer; }
}
for (const name of ['readHeader', 'readValue', 'readUint32', 'readUint64', 'readDouble', '_readRawBytes',
  'transferArrayBuffer', 'getWireFormatVersion']) Deserializer.prototype[name] = refuse;

module.exports = () => ({ Serializer, Deserializer });
