// Bindings of what a program can't reach: network, processes, terminals, the inspector. Modules over
// them load; using them fails with a message that says why.
'use strict';
const { noop, NO_NETWORK } = require('../runtime');

/** A class whose objects can't be made. */
const refusing = (name, what) => ({
  [name]: class {
    constructor() {
      throw new Error(what);
    }
  },
})[name];

const NO_PROCESSES = 'Child processes are not available: a program runs alone here';
const EAI_FAIL = -3004;

const network = (...names) => Object.fromEntries(names.map((name) => [name, refusing(name, NO_NETWORK)]));
const requests = (...names) => Object.fromEntries(names.map((name) => [name, class {}]));

module.exports = {
  cares_wrap: () => ({
    ...requests('GetAddrInfoReqWrap', 'GetNameInfoReqWrap', 'QueryReqWrap'),
    AI_ADDRCONFIG: 32, AI_ALL: 16, AI_V4MAPPED: 8, DNS_ORDER_VERBATIM: 0, DNS_ORDER_IPV4_FIRST: 1,
    DNS_ORDER_IPV6_FIRST: 2,
    ChannelWrap: class ChannelWrap {
      cancel() {}
      getServers() { return []; }
      setLocalAddress() {}
      setServers() { return 0; }
    },
    canonicalizeIP: (address) => address,
    getaddrinfo: () => EAI_FAIL,
    getnameinfo: () => EAI_FAIL,
    strerror: () => 'the network is not available',
  }),
  tcp_wrap: () => ({
    ...network('TCP'), ...requests('TCPConnectWrap'),
    constants: { SOCKET: 0, SERVER: 1, UV_TCP_IPV6ONLY: 1 },
  }),
  pipe_wrap: () => ({
    ...network('Pipe'), ...requests('PipeConnectWrap'),
    constants: { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 },
  }),
  udp_wrap: () => ({
    ...network('UDP'), ...requests('SendWrap'),
    constants: { UV_UDP_IPV6ONLY: 1, UV_UDP_REUSEADDR: 4 },
  }),
  tls_wrap: () => ({ ...network('TLSWrap'), wrap() { throw new Error(NO_NETWORK); } }),
  stream_wrap: () => ({
    ...requests('LibuvStreamWrap', 'ShutdownWrap', 'WriteWrap'),
    kReadBytesOrError: 0, kArrayBufferOffset: 1, kBytesWritten: 2, kLastWriteWasAsync: 3,
    streamBaseState: new Int32Array(5),
  }),
  stream_pipe: () => network('StreamPipe'),
  js_stream: () => network('JSStream'),
  js_udp_wrap: () => network('JSUDPWrap'),
  http_parser: () => ({
    ...network('HTTPParser'), ConnectionsList: class ConnectionsList {
      all() { return []; }
      idle() { return []; }
      active() { return []; }
      expired() { return []; }
    },
    methods: ['DELETE', 'GET', 'HEAD', 'POST', 'PUT', 'CONNECT', 'OPTIONS', 'TRACE', 'COPY', 'LOCK', 'MKCOL', 'MOVE',
      'PROPFIND', 'PROPPATCH', 'SEARCH', 'UNLOCK', 'BIND', 'REBIND', 'UNBIND', 'ACL', 'REPORT', 'MKACTIVITY',
      'CHECKOUT', 'MERGE', 'M-SEARCH', 'NOTIFY', 'SUBSCRIBE', 'UNSUBSCRIBE', 'PATCH', 'PURGE', 'MKCALENDAR', 'LINK',
      'UNLINK', 'SOURCE', 'QUERY'],
    allMethods: [],
  }),
  http2: () => ({ constants: {}, nameForErrorCode: [], ...network('Http2Session', 'Http2Stream') }),
  process_wrap: () => ({ Process: refusing('Process', NO_PROCESSES) }),
  spawn_sync: () => ({ spawn() { throw new Error(NO_PROCESSES); } }),
  tty_wrap: () => ({ isTTY: () => false, TTY: refusing('TTY', 'No stream is a terminal here') }),
  fs_event_wrap: () => ({
    FSEvent: class FSEvent {
      constructor() {
        throw new Error('fs.watch() is not available: nobody else changes a program\'s files');
      }
    },
  }),
  heap_utils: () => ({
    buildEmbedderGraph: () => [],
    createHeapSnapshotStream() { throw new Error('Heap snapshots are not available'); },
    triggerHeapSnapshot() { throw new Error('Heap snapshots are not available'); },
  }),
  inspector: () => ({
    console: {}, consoleCall: noop, isEnabled: () => false, registerAsyncHook: noop,
    setConsoleExtensionInstaller: noop, url: noop, waitForDebugger: () => false,
  }),
  internal_only_v8: () => ({ queryObjects: () => [] }),
  profiler: () => ({
    setCoverageDirectory: noop, setSourceMapCacheGetter: noop, stopCoverage: noop, takeCoverage: noop,
  }),
  sea: () => ({ isSea: () => false, isExperimentalSeaWarningNeeded: () => false, getAsset: noop }),
  wasi: () => ({ WASI: refusing('WASI', 'WebAssembly is not available within a program') }),
  wasm_web_api: () => ({ setImplementation: noop }),
  watchdog: () => ({ TraceSigintWatchdog: class TraceSigintWatchdog { start() {} stop() {} } }),
};
