// internalBinding('block_list'): node_sockaddr.cc. Addresses are values; there is no network to use them.
'use strict';

class SocketAddress {
  constructor(address, port, family, flowlabel) {
    this.fields = { address, port, family, flowlabel };
  }

  detail(target) { return Object.assign(target, this.fields); }
  flowlabel() { return this.fields.flowlabel; }
}

class BlockList {
  addAddress() {}
  addRange() { return true; }
  addSubnet() {}
  check() { return false; }
  getRules() { return []; }
}

module.exports = () => ({ AF_INET: 2, AF_INET6: 10, FLOW_LABEL_MASK: 0xFFFFF, BlockList, SocketAddress });
