public class FloatingPoint {
    public static void main(String[] args) {
        double zero = 0.0;
        System.out.println(1 / zero + " " + -1 / zero + " " + 0 / zero);
        System.out.println(0.1 + 0.2);
        System.out.println(0.1f + 0.2f);
        System.out.println(100.0 / 3);
        System.out.println((float) (100.0 / 3));
        System.out.println(-0.0 == 0.0);
        System.out.println(Double.valueOf(-0.0).equals(0.0));
        System.out.println(Double.compare(-0.0, 0.0));
        System.out.println(Double.NaN == Double.NaN);
        System.out.println(Double.valueOf(Double.NaN).equals(Double.NaN));
        System.out.println(Math.min(-0.0, 0.0) + " " + Math.max(-0.0, 0.0));
        System.out.println(5.5 % 2 + " " + -5.5 % 2 + " " + 5.5 % Double.POSITIVE_INFINITY);
        System.out.println(Double.MIN_VALUE + " " + Double.MAX_VALUE + " " + Double.MIN_NORMAL);
        System.out.println(Float.MIN_VALUE + " " + Float.MAX_VALUE);
        System.out.println(1e7 + " " + 1e-3 + " " + 1e-4 + " " + 12345678.9 + " " + 1.0E21 + " " + 2e-10);
        System.out.println(1e6f + " " + 1e7f + " " + 3.4e-5f);
        System.out.println((double) 0.1f);
        System.out.println((float) 1e40 + " " + (float) 1e-50);
        System.out.println((int) 2.9999999999999999 + " " + (int) -2.5 + " " + Math.round(-2.5) + " " + Math.round(2.5));
        System.out.println(Math.rint(2.5) + " " + Math.rint(3.5) + " " + Math.floor(-1.1) + " " + Math.ceil(-1.9));
        System.out.println(Double.parseDouble("1e3") + " " + Double.parseDouble("  -0x1.8p1 ") + " " + Float.parseFloat("3.4028236e38"));
        System.out.println(Double.toHexString(1.0) + " " + Double.toHexString(-0.1) + " " + Double.toHexString(Double.MIN_VALUE));
        System.out.println(Double.doubleToLongBits(1.5) + " " + Float.floatToIntBits(-2f) + " " + Double.longBitsToDouble(0x7ff0000000000000L));
        System.out.println(Math.ulp(1.0) + " " + Math.nextUp(1.0f) + " " + Math.fma(2.0, 3.0, 1.0));
        System.out.println(Double.isNaN(0.0 / zero) + " " + Double.isInfinite(1 / zero) + " " + Double.isFinite(1));
        System.out.println(2.0e0 + 1.1f);
        float sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += 0.1f;
        }
        System.out.println(sum);
        try {
            Double.parseDouble("abc");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Math.sqrt(2) + " " + Math.cbrt(27) + " " + Math.hypot(3, 4));
    }
}

// out: Infinity -Infinity NaN
// out: 0.30000000000000004
// out: 0.3
// out: 33.333333333333336
// out: 33.333332
// out: true
// out: false
// out: -1
// out: false
// out: true
// out: -0.0 0.0
// out: 1.5 -1.5 5.5
// out: 4.9E-324 1.7976931348623157E308 2.2250738585072014E-308
// out: 1.4E-45 3.4028235E38
// out: 1.0E7 0.001 1.0E-4 1.23456789E7 1.0E21 2.0E-10
// out: 1000000.0 1.0E7 3.4E-5
// out: 0.10000000149011612
// out: Infinity 0.0
// out: 3 -2 -2 3
// out: 2.0 4.0 -2.0 -1.0
// out: 1000.0 -3.0 Infinity
// out: 0x1.0p0 -0x1.999999999999ap-4 0x0.0000000000001p-1022
// out: 4609434218613702656 -1073741824 Infinity
// out: 2.220446049250313E-16 1.0000001 7.0
// out: true true true
// out: 3.100000023841858
// out: 1.0000001
// out: For input string: "abc"
// out: 1.4142135623730951 3.0 5.0
