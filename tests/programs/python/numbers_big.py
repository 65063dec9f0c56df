"""Large integers, math, statistics, complex numbers, bit operations, the int-to-string limit."""
import cmath
import math
import statistics
import sys

print(2**200, math.factorial(30), math.comb(50, 25), pow(3, 10**6, 10**9 + 7), math.isqrt(10**40))
print(math.gcd(84, 36), math.lcm(4, 6), math.hypot(3, 4), math.prod([1.5, 2]), math.fsum([0.1] * 10), math.nextafter(1, 2))
print((-7) // 2, (-7) % 3, 7 // -2, int("ff", 16), (10).bit_length(), (255).to_bytes(2, "little"), int.from_bytes(b"\x01\x00"))
print(math.sin(1), math.exp(1), math.log(10), math.pow(2, 0.5), math.gamma(5.5), math.erf(0.5), cmath.sqrt(-2))
print(statistics.mean([1, 2, 4]), statistics.stdev([1, 2, 4]), statistics.median([3, 1, 2]), statistics.quantiles([1, 2, 3, 4]))
print((0.1).hex(), float.fromhex("0x1.8p3"), (0.75).as_integer_ratio(), float("1e400"), sys.float_info.max, sys.maxsize > 2**30)
try:
    str(10**5000)
except ValueError as error:
    print(error)
for attempt in (lambda: 1 / 0, lambda: math.sqrt(-1), lambda: math.exp(1000), lambda: int("1x"), lambda: 2.0 ** 2000, lambda: 1 << -1):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)

# out: 1606938044258990275541962092341162602522202993782792835301376 265252859812191058636308480000000 126410606437752 64935414 100000000000000000000
# out: 12 12 5.0 3.0 1.0 1.0000000000000002
# out: -4 2 -4 255 4 b'\xff\x00' 256
# out: 0.8414709848078965 2.718281828459045 2.302585092994046 1.4142135623730951 52.34277778455352 0.5204998778130465 1.4142135623730951j
# out: 2.3333333333333335 1.5275252316519468 2 [1.25, 2.5, 3.75]
# out: 0x1.999999999999ap-4 12.0 (3, 4) inf 1.7976931348623157e+308 True
# out: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# out: ZeroDivisionError division by zero
# out: ValueError math domain error
# out: OverflowError math range error
# out: ValueError invalid literal for int() with base 10: '1x'
# out: OverflowError (34, 'Numerical result out of range')
# out: ValueError negative shift count
