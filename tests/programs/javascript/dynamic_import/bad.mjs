throw new TypeError('thrown by bad.mjs');
