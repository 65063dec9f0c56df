// Line breaking, long arrays, long strings, many keys, depth.
console.log(Array.from({ length: 120 }, (_, i) => i * 3));
console.log(Array.from({ length: 8 }, (_, i) => 'item number ' + i));
console.log(Object.fromEntries(Array.from({ length: 30 }, (_, i) => ['key' + i, i])));
console.log({ long: 'x'.repeat(100), nested: { a: 'y'.repeat(50), b: 'z'.repeat(50) } });
console.log([{ id: 1, name: 'Ada', tags: ['x', 'y'] }, { id: 2, name: 'Bob', tags: [] }]);
console.log(new Map([['configuration', { debug: true, paths: ['/usr/lib', '/usr/local/lib'], retries: 3 }], ['other', new Set([1, 2, 3])]]));
console.log({ a: [[[[1]]]], f() {}, g: () => 1, h: class {}, date: new Date(86400000), re: /x/ });
console.log('a'.repeat(20000).length, ['a'.repeat(90), 'b\n'.repeat(5)]);
console.log([1.5, -2, 1e21, 1e-7, 0xff, 123456789], [true, false, null, undefined]);
console.log({ undefined: undefined, null: null, nan: NaN, inf: -Infinity, empty: '', e: [], o: {} });

// out: [
// out:     0,   3,   6,   9,  12,  15,  18,  21,  24,  27,  30,  33,
// out:    36,  39,  42,  45,  48,  51,  54,  57,  60,  63,  66,  69,
// out:    72,  75,  78,  81,  84,  87,  90,  93,  96,  99, 102, 105,
// out:   108, 111, 114, 117, 120, 123, 126, 129, 132, 135, 138, 141,
// out:   144, 147, 150, 153, 156, 159, 162, 165, 168, 171, 174, 177,
// out:   180, 183, 186, 189, 192, 195, 198, 201, 204, 207, 210, 213,
// out:   216, 219, 222, 225, 228, 231, 234, 237, 240, 243, 246, 249,
// out:   252, 255, 258, 261, 264, 267, 270, 273, 276, 279, 282, 285,
// out:   288, 291, 294, 297,
// out:   ... 20 more items
// out: ]
// out: [
// out:   'item number 0',
// out:   'item number 1',
// out:   'item number 2',
// out:   'item number 3',
// out:   'item number 4',
// out:   'item number 5',
// out:   'item number 6',
// out:   'item number 7'
// out: ]
// out: {
// out:   key0: 0,
// out:   key1: 1,
// out:   key2: 2,
// out:   key3: 3,
// out:   key4: 4,
// out:   key5: 5,
// out:   key6: 6,
// out:   key7: 7,
// out:   key8: 8,
// out:   key9: 9,
// out:   key10: 10,
// out:   key11: 11,
// out:   key12: 12,
// out:   key13: 13,
// out:   key14: 14,
// out:   key15: 15,
// out:   key16: 16,
// out:   key17: 17,
// out:   key18: 18,
// out:   key19: 19,
// out:   key20: 20,
// out:   key21: 21,
// out:   key22: 22,
// out:   key23: 23,
// out:   key24: 24,
// out:   key25: 25,
// out:   key26: 26,
// out:   key27: 27,
// out:   key28: 28,
// out:   key29: 29
// out: }
// out: {
// out:   long: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
// out:   nested: {
// out:     a: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
// out:     b: 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'
// out:   }
// out: }
// out: [
// out:   { id: 1, name: 'Ada', tags: [ 'x', 'y' ] },
// out:   { id: 2, name: 'Bob', tags: [] }
// out: ]
// out: Map(2) {
// out:   'configuration' => { debug: true, paths: [ '/usr/lib', '/usr/local/lib' ], retries: 3 },
// out:   'other' => Set(3) { 1, 2, 3 }
// out: }
// out: {
// out:   a: [ [ [Array] ] ],
// out:   f: [Function: f],
// out:   g: [Function: g],
// out:   h: [class h],
// out:   date: 1970-01-02T00:00:00.000Z,
// out:   re: /x/
// out: }
// out: 20000 [
// out:   'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
// out:   'b\nb\nb\nb\nb\n'
// out: ]
// out: [ 1.5, -2, 1e+21, 1e-7, 255, 123456789 ] [ true, false, null, undefined ]
// out: {
// out:   undefined: undefined,
// out:   null: null,
// out:   nan: NaN,
// out:   inf: -Infinity,
// out:   empty: '',
// out:   e: [],
// out:   o: {}
// out: }
