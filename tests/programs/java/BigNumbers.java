import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

public class BigNumbers {
    static BigInteger factorial(int n) {
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i <= n; i++) f = f.multiply(BigInteger.valueOf(i));
        return f;
    }

    public static void main(String[] args) {
        System.out.println(factorial(60));
        BigInteger p = new BigInteger("170141183460469231731687303715884105727");
        System.out.println(p.isProbablePrime(20) + " " + p.bitLength() + " " + p.mod(BigInteger.valueOf(97)) + " " + p.add(BigInteger.ONE).equals(BigInteger.TWO.pow(127)));
        BigInteger e = BigInteger.valueOf(65537), n = new BigInteger("3233").multiply(new BigInteger("1000003"));
        System.out.println(e.modPow(BigInteger.valueOf(12345), n) + " " + e.modInverse(n) + " " + new BigInteger("48").gcd(new BigInteger("180")) + " " + BigInteger.valueOf(-17).divideAndRemainder(BigInteger.valueOf(5))[1]);
        System.out.println(new BigInteger("ff", 16) + " " + BigInteger.valueOf(255).toString(2) + " " + BigInteger.TEN.shiftLeft(70).shiftRight(3) + " " + BigInteger.valueOf(12).and(BigInteger.valueOf(10)).or(BigInteger.ONE).not() + " " + factorial(25).sqrt());
        System.out.println(factorial(300).toString().length() + " " + factorial(300).hashCode() + " " + BigInteger.valueOf(3).pow(500).mod(BigInteger.valueOf(1_000_007)));
        try {
            p.intValueExact();
        } catch (ArithmeticException ex) {
            System.out.println(ex.getMessage());
        }
        BigDecimal a = new BigDecimal("10.25"), b = new BigDecimal("3");
        System.out.println(a.add(b) + " " + a.multiply(b) + " " + a.divide(b, 5, RoundingMode.HALF_UP) + " " + a.remainder(b) + " " + a.negate().setScale(1, RoundingMode.HALF_EVEN) + " " + a.pow(3));
        System.out.println(new BigDecimal(0.1).toString().substring(0, 20) + " " + BigDecimal.valueOf(0.1) + " " + new BigDecimal("1E+5").toPlainString() + " " + new BigDecimal("0.000001234") + " " + new BigDecimal("0.0000001234").toEngineeringString());
        System.out.println(new BigDecimal("2.50").equals(new BigDecimal("2.5")) + " " + new BigDecimal("2.50").compareTo(new BigDecimal("2.5")) + " " + new BigDecimal("2.50").stripTrailingZeros() + " " + new BigDecimal("100").stripTrailingZeros());
        System.out.println(new BigDecimal("2").sqrt(new MathContext(30)) + " " + a.divide(b, MathContext.DECIMAL32) + " " + new BigDecimal("123.456").round(new MathContext(4)));
        try {
            a.divide(b);
        } catch (ArithmeticException ex) {
            System.out.println(ex.getMessage());
        }
    }
}

// out: 8320987112741390144276341183223364380754172606361245952449277696409600000000000000
// out: true 127 65 true
// out: 1078254350 2422303054 12 -2
// out: 255 11111111 1475739525896764129280 -10 3938427356614
// out: 615 -644604694 905607
// out: BigInteger out of int range
// out: 13.25 30.75 3.41667 1.25 -10.2 1076.890625
// out: 0.100000000000000005 0.1 100000 0.000001234 123.4E-9
// out: false 0 2.5 1E+2
// out: 1.41421356237309504880168872421 3.416667 123.5
// out: Non-terminating decimal expansion; no exact representable decimal result.
