// internalBinding('os'): node_os.cc. A machine with one processor and no network.
'use strict';
const { process } = require('../process');

const MEMORY = 4 * 2 ** 30;

module.exports = () => ({
  isBigEndian: false,
  getAvailableParallelism: () => 1,
  getCPUs: () => ['wasm', 0, 0, 0, 0, 0, 0],
  getFreeMem: () => MEMORY - host.process.memory()[1],
  getHomeDirectory: () => process.env.HOME || '/work',
  getHostname: () => 'localhost',
  getInterfaceAddresses: () => [],
  getLoadAvg(averages) { averages.fill(0); },
  getOSInformation: () => ['Linux', '#1 SMP', '6.1.0', 'x86_64'],
  getPriority: () => 0,
  setPriority: () => 0,
  getTotalMem: () => MEMORY,
  getUptime: () => host.process.monotonicMs() / 1e3,
  getUserInfo: (options) => {
    const text = (value) => options?.encoding === 'buffer' ? require('../runtime').requireBuiltin('buffer').Buffer.from(value) : value;
    return { uid: 0, gid: 0, username: text('root'), homedir: text(process.env.HOME || '/work'), shell: text('/bin/sh') };
  },
});
