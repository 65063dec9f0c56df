// internalBinding('serdes'): node_serdes.cc. V8's wire format is not spoken here.
'use strict';

const refuse = () => {
  throw new Error('v8.serialize() and v8.deserialize() are not available: use structuredClone() or JSON');
};

module.exports = () => ({
  Serializer: class Serializer {
    constructor() { refuse(); }
  },
  Deserializer: class Deserializer {
    constructor() { refuse(); }
  },
});
