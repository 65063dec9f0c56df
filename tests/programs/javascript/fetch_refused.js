// There is no network: fetch() fails as it does when the network is down.
'use strict';
console.log(typeof fetch, fetch.name, fetch.length);
(async () => {
  try {
    await fetch('http://127.0.0.1:9/');
  } catch (error) {
    console.log(error.name, error.message, error.cause instanceof Error);
  }
})();

// out: function fetch 1
// out: TypeError fetch failed true
