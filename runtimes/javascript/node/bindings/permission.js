// internalBinding('permission'): Node's permission model is off; the sandbox is the host's.
'use strict';

module.exports = () => ({ has: () => true });
