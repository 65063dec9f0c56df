// Numbers: formatting, parsing, Math, BigInt, precision.
console.log(0.1 * 3, 1 / 3, 1e21, 123456789012345680000, 5e-324, 1.7976931348623157e308, -1e-7, 100, 1.0);
console.log((255).toString(16), (0.5).toString(2), (1234.5678).toFixed(2), (0.000001234).toPrecision(2), (1e21).toFixed(2), (25).toExponential(), (1.005).toFixed(2), (-1.5).toFixed(0));
console.log(parseInt('12px'), parseFloat('3.14abc'), Number(''), Number('0x1f'), Number('1_0'), Number(null), Number([5]), +true, parseInt('z', 36));
console.log(Math.max(), Math.hypot(3, 4), Math.cbrt(27), Math.sign(-3), Math.trunc(-4.7), Math.round(-0.5), Math.clz32(1), Math.fround(5.5), Math.imul(3, 4), Math.log2(8), Math.expm1(0), Math.atan2(1, 1));
console.log(Number.MAX_SAFE_INTEGER, Number.EPSILON > 0, Number.isSafeInteger(2 ** 53), Object.is(-0, 0), 2 ** 53 + 1, 0.1 + 0.7);
console.log(2n ** 100n, -7n / 2n, -7n % 3n, BigInt('0xff'), BigInt.asUintN(8, 257n), 10n > 9, typeof 1n, BigInt(2 ** 60).toString(36), 1n << 70n);
console.log(Math.sin(1), Math.cos(1), Math.tan(1), Math.exp(1), Math.log(10), Math.pow(2, 0.5), Math.sinh(1), Math.log1p(1e-10));

// out: 0.30000000000000004 0.3333333333333333 1e+21 123456789012345680000 5e-324 1.7976931348623157e+308 -1e-7 100 1
// out: ff 0.1 1234.57 0.0000012 1e+21 2.5e+1 1.00 -2
// out: 12 3.14 0 31 NaN 0 5 1 35
// out: -Infinity 5 3 -1 -4 -0 31 5.5 12 3 0 0.7853981633974483
// out: 9007199254740991 true false false 9007199254740992 0.7999999999999999
// out: 1267650600228229401496703205376n -3n -1n 255n 1n true bigint 8rc4kbdvss1s 1180591620717411303424n
// out: 0.8414709848078965 0.5403023058681398 1.5574077246549023 2.718281828459045 2.302585092994046 1.4142135623730951 1.1752011936438014 9.999999999500001e-11
