// internalBinding('credentials'): node_credentials.cc. There is one user.
'use strict';
const { noop } = require('../runtime');
const { environment } = require('../bindings/process_methods');

const zero = () => 0;

module.exports = () => ({
  implementsPosixCredentials: true,
  safeGetenv: (name) => environment[name],
  getTempDir: () => '/tmp',
  getuid: zero, geteuid: zero, getgid: zero, getegid: zero, getgroups: () => [0],
  setuid: noop, seteuid: noop, setgid: noop, setegid: noop, setgroups: noop, initgroups: noop,
});
