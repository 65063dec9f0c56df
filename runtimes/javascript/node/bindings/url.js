// internalBinding('url'): node_url.cc. ../../host/url.cc has the parser.
'use strict';
const runtime = require('../runtime');

const { url } = host;
const ACTIONS = {
  kProtocol: 0, kHost: 1, kHostname: 2, kPort: 3, kUsername: 4, kPassword: 5, kPathname: 6, kSearch: 7, kHash: 8,
  kHref: 9,
};

module.exports = () => {
  const urlComponents = new Uint32Array(9);
  return {
    ...ACTIONS,
    urlComponents,
    parse(input, base, raisesException) {
      const href = url.parse(input, base, urlComponents);
      if (href === undefined && raisesException) {
        const { ERR_INVALID_URL } = runtime.requireBuiltin('internal/errors').codes;
        throw new ERR_INVALID_URL(input, base);
      }
      return href;
    },
    canParse: (input, base) => url.canParse(input, base),
    update: (href, action, value) => url.update(href, action, value, urlComponents),
    format: (href, hash, unicode, search, auth) => url.format(href, hash, unicode, search, auth),
    domainToASCII: (domain) => url.domain(domain, false),
    domainToUnicode: (domain) => url.domain(domain, true),
    pathToFileURL(path, isWindows, base) {
      return url.parse(`file://${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`, base, urlComponents);
    },
  };
};
