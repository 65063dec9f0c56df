"""decimal (the C implementation) and fractions."""
from decimal import ROUND_HALF_EVEN, ROUND_UP, Decimal, InvalidOperation, getcontext, localcontext
from fractions import Fraction

print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"), Decimal(0.1))
print(Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_EVEN), Decimal("1.001").quantize(Decimal("0.01"), ROUND_UP))
with localcontext(prec=50):
    print(Decimal(2).sqrt(), Decimal(1) / Decimal(7))
print(getcontext().prec, Decimal("1E+3").normalize(), Decimal("123.4500").as_tuple(), f"{Decimal('1234567.891'):,.2f}")
try:
    Decimal("x")
except InvalidOperation as error:
    print(error)
print(Fraction(1, 3) + Fraction("0.25"), Fraction(0.75), Fraction(22, 7).limit_denominator(5), float(Fraction(1, 8)))
import decimal
print(decimal.__libmpdec_version__ is not None, Decimal(10) ** 40, Decimal("NaN").is_nan())

# out: 0.30000000000000004 0.3 0.1000000000000000055511151231257827021181583404541015625
# out: 2.68 1.01
# out: 1.4142135623730950488016887242096980785696718753769 0.14285714285714285714285714285714285714285714285714
# out: 28 1E+3 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 0, 0), exponent=-4) 1,234,567.89
# out: [<class 'decimal.ConversionSyntax'>]
# out: 7/12 3/4 16/5 0.125
# out: True 1.000000000000000000000000000E+40 True
