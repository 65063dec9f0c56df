import java.util.Date;
import java.util.Locale;

public class StringFormatting {
    public static void main(String[] args) {
        System.out.println(String.format("%d|%5d|%-5d|%05d|%+d|%,d|%(d", 42, 42, 42, 42, 42, 1234567, -42));
        System.out.println(String.format("%x %X %#x %o %b %c %s %S %h", 255, 255, 255, 8, true, 'q', "str", "str", "hash"));
        System.out.println(String.format("%f %.2f %10.3f %-10.1f| %e %.3E %g %a", 3.14159, 3.14159, 3.14159, 3.14159, 12345.678, 0.00012, 1e-5, 1.0));
        System.out.println(String.format("%s %10s|%-10s|%.3s", "abc", "right", "left", "truncate"));
        System.out.println(String.format("%2$s %1$s %<s %s", "first", "second"));
        System.out.println(String.format("%% %n").trim() + String.format("%b %b %b", null, "x", false));
        System.out.println(String.format("%s %s", null, new int[0].length) + String.format("%5c|%-3b|", 'x', true));
        System.out.println(String.format("%.0f %.1f %.2f", 0.5, 0.25, 1.005) + String.format(" %.3f", 2.0f / 3));
        System.out.println(String.format("%,.2f %,d %08.2f %+.1e", 1234567.891, -9876543210L, -3.14159, 12345.0));
        System.out.println(String.format(Locale.GERMANY.equals(Locale.GERMANY) ? "%d%%" : "", 50) + String.format("%x %x", -1, -1L) + String.format(" %x", (byte) -1));
        System.out.println(String.format("%tY-%<tm-%<td %<tH:%<tM:%<tS.%<tL %<tA %<tB %<tj", new Date(0)));
        System.out.println(String.format("%s %d", new java.math.BigDecimal("1.50"), new java.math.BigInteger("123456789012345678901234567890")));
        System.out.println(String.format("%f %s %e", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        System.out.printf("%-15s%8.2f%n", "Coffee", 3.5);
        System.out.printf("%-15s%8.2f%n", "Sandwich", 12.25);
        System.out.format("%3d%%|%3s|%n", 7, "é");
        for (String bad : new String[] {"%d", "%q", "%5", "%.2d", "%-d"}) {
            try {
                System.out.println(String.format(bad, bad.equals("%d") ? "text" : 5));
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        try {
            String.format("%s %s", 1);
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }
}

// out: 42|   42|42   |00042|+42|1,234,567|(42)
// out: ff FF 0xff 10 true q str STR 30c10e
// out: 3.141590 3.14      3.142 3.1       | 1.234568e+04 1.200E-04 1.00000e-05 0x1.0p0
// out: abc      right|left      |tru
// out: second first first first
// out: %false true false
// out: null 0    x|true|
// out: 1 0.3 1.01 0.667
// out: 1,234,567.89 -9,876,543,210 -0003.14 +1.2e+04
// out: 50%ffffffff ffffffffffffffff ff
// out: 1970-01-01 00:00:00.000 Thursday January 001
// out: 1.50 123456789012345678901234567890
// out: NaN Infinity -Infinity
// out: Coffee             3.50
// out: Sandwich          12.25
// out:   7%|  é|
// out: IllegalFormatConversionException: d != java.lang.String
// out: UnknownFormatConversionException: Conversion = 'q'
// out: UnknownFormatConversionException: Conversion = '5'
// out: IllegalFormatPrecisionException: 2
// out: MissingFormatWidthException: %-d
// out: java.util.MissingFormatArgumentException: Format specifier '%s'
