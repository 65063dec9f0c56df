// Sorting is stable, JSON round trips, regular expressions do what they should.
const people = Array.from({ length: 1000 }, (_, i) => ({ id: i, group: (i * 7919) % 10 }));
people.sort((x, y) => x.group - y.group);
console.log(people.every((p, i) => i === 0 || people[i - 1].group < p.group || people[i - 1].id < p.id));
console.log(JSON.stringify({ a: [1, undefined, () => {}, NaN], b: undefined, d: new Date(0), m: new Map([[1, 2]]), n: { toJSON: () => 'custom' } }));
console.log(JSON.stringify({ x: 1, y: [1, { z: 'é\ud800' }] }, null, 2), JSON.stringify([1, [2]], null, '--'), JSON.stringify({ a: 1, b: 2 }, ['b']));
console.log(JSON.parse('{"a": [1, 2, {"b": null}]}', (key, value) => (typeof value === 'number' ? value * 10 : value)), JSON.parse('"\\u00e9"'), JSON.stringify('\u2028').length);
const log = '127.0.0.1 - [10/Oct/2024] "GET /index.html" 200\n10.0.0.2 - [11/Oct/2024] "POST /api" 500\n';
for (const m of log.matchAll(/^(?<ip>[\d.]+).*?"(?<verb>\w+) (?<path>\S+)" (?<status>\d{3})$/gm)) console.log({ ...m.groups });
console.log('a,b;c'.split(/[,;]/), 'x'.padStart(3, '-'), 'camelCaseText'.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase()), /^(?:a|b)+$/y.test('abab'), 'ab'.search(/b/), 'aaa'.lastIndexOf('a'));
const sticky = /o/g; console.log(sticky.test('foo'), sticky.lastIndex, sticky.exec('foo').index, sticky.exec('foo'), RegExp('[').source === undefined);

// out: true
// out: {"a":[1,null,null,null],"d":"1970-01-01T00:00:00.000Z","m":{},"n":"custom"}
// out: {
// out:   "x": 1,
// out:   "y": [
// out:     1,
// out:     {
// out:       "z": "é\ud800"
// out:     }
// out:   ]
// out: } [
// out: --1,
// out: --[
// out: ----2
// out: --]
// out: ] {"b":2}
// out: { a: [ 10, 20, { b: null } ] } é 3
// out: { ip: '127.0.0.1', verb: 'GET', path: '/index.html', status: '200' }
// out: { ip: '10.0.0.2', verb: 'POST', path: '/api', status: '500' }
// out: [ 'a', 'b', 'c' ] --x camel_case_text true 1 2
// err-contains: SyntaxError: Invalid regular expression: /[/: Unterminated character class
// exit: 1
