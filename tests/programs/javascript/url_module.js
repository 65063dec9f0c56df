// URL, URLSearchParams, the older url module, querystring, punycode.
const url = require('url');
const address = new URL('https://user:pa%20ss@sub.Example.ORG:8080/a/../b c?x=1&y=%C3%A9&x=2#frag');
console.log(address);
console.log(address.href, address.origin, [...address.searchParams], address.searchParams.getAll('x'));
address.searchParams.append('new', 'a b&c');
address.pathname = '/ü';
address.port = '443';
address.hash = '';
console.log(String(address), address.host, JSON.stringify({ address }));
console.log(new URL('../x', 'http://h/a/b/c').href, new URL('//other/p', 'https://h').href, URL.canParse('nope'), new URL('file:///a b').pathname);
const params = new URLSearchParams({ b: '2', a: '1' });
params.sort();
params.delete('b');
params.set('c', 'x+y z');
console.log(params.toString(), params, params.has('a'), params.size, new URLSearchParams('?q=a+b').get('q'));
console.log(url.parse('http://h:80/p?q=1#f').query, url.format({ protocol: 'http', host: 'h', pathname: '/x' }), url.resolve('/a/b', '../c'));
console.log(url.fileURLToPath('file:///tmp/x%20y'), url.pathToFileURL('/tmp/a#b').href, url.domainToASCII('español.com'), new URL('http://münchen.de').host);
const querystring = require('querystring');
console.log(querystring.parse('a=1&b=2&a=3&c=%20'), querystring.stringify({ x: [1, 2], y: 'ü&' }), querystring.escape('a b'));
for (const text of ['not a url', 'http://', 'http://[::1', 'http://a b']) {
  try {
    new URL(text);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input);
  }
}
console.log(new URL('http://1.2.3:99/').host, new URL('HTTP://EXAMPLE.com:80').href, new URL('data:text/plain,x').protocol);

// out: URL {
// out:   href: 'https://user:pa%20ss@sub.example.org:8080/b%20c?x=1&y=%C3%A9&x=2#frag',
// out:   origin: 'https://sub.example.org:8080',
// out:   protocol: 'https:',
// out:   username: 'user',
// out:   password: 'pa%20ss',
// out:   host: 'sub.example.org:8080',
// out:   hostname: 'sub.example.org',
// out:   port: '8080',
// out:   pathname: '/b%20c',
// out:   search: '?x=1&y=%C3%A9&x=2',
// out:   searchParams: URLSearchParams { 'x' => '1', 'y' => 'é', 'x' => '2' },
// out:   hash: '#frag'
// out: }
// out: https://user:pa%20ss@sub.example.org:8080/b%20c?x=1&y=%C3%A9&x=2#frag https://sub.example.org:8080 [ [ 'x', '1' ], [ 'y', 'é' ], [ 'x', '2' ] ] [ '1', '2' ]
// out: https://user:pa%20ss@sub.example.org/%C3%BC?x=1&y=%C3%A9&x=2&new=a+b%26c sub.example.org {"address":"https://user:pa%20ss@sub.example.org/%C3%BC?x=1&y=%C3%A9&x=2&new=a+b%26c"}
// out: http://h/a/x https://other/p false /a%20b
// out: a=1&c=x%2By+z URLSearchParams { 'a' => '1', 'c' => 'x+y z' } true 2 a b
// out: q=1 http://h/x /c
// out: /tmp/x y file:///tmp/a%23b xn--espaol-zwa.com xn--mnchen-3ya.de
// out: [Object: null prototype] { a: [ '1', '3' ], b: '2', c: ' ' } x=1&x=2&y=%C3%BC%26 a%20b
// out: TypeError ERR_INVALID_URL Invalid URL not a url
// out: TypeError ERR_INVALID_URL Invalid URL http://
// out: TypeError ERR_INVALID_URL Invalid URL http://[::1
// out: TypeError ERR_INVALID_URL Invalid URL http://a b
// out: 1.2.0.3:99 http://example.com/ data:
