public class IntegerArithmetic {
    public static void main(String[] args) {
        System.out.println(Integer.MAX_VALUE + 1);
        System.out.println(Integer.MIN_VALUE - 1);
        System.out.println(-Integer.MIN_VALUE);
        System.out.println(Math.abs(Integer.MIN_VALUE));
        System.out.println(Integer.MIN_VALUE / -1);
        System.out.println(7 / 2 + " " + -7 / 2 + " " + 7 % 3 + " " + -7 % 3 + " " + 7 % -3);
        System.out.println(Math.floorDiv(-7, 2) + " " + Math.floorMod(-7, 3));
        System.out.println(1 << 33);
        System.out.println(1L << 33);
        System.out.println(-1 >> 28);
        System.out.println(-1 >>> 28);
        System.out.println(-1L >>> 60);
        System.out.println((byte) 200 + " " + (short) 70000 + " " + (char) 65 + " " + (int) 'z');
        System.out.println((int) 3.99e9 + " " + (long) 1e19 + " " + (int) Double.NaN + " " + (byte) 300.7);
        System.out.println(Long.MAX_VALUE * 2 + " " + (int) 0x1_0000_0005L);
        System.out.println(0b1010 + " " + 0x7f + " " + 017 + " " + 1_000_000);
        byte b = 127;
        b++;
        System.out.println(b);
        b += 1.7;
        System.out.println(b);
        short s = (short) 0x8000;
        s >>>= 1;
        System.out.println(s);
        char c = 'a';
        c += 1;
        System.out.println(c);
        System.out.println(c + 1);
        System.out.println(~5 + " " + (5 & 3) + " " + (5 | 3) + " " + (5 ^ 3));
        try {
            System.out.println(1 / (args.length));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(5L % (long) args.length);
        } catch (ArithmeticException e) {
            System.out.println(e);
        }
        try {
            Math.addExact(Integer.MAX_VALUE, 1);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Math.multiplyHigh(Long.MAX_VALUE, 4) + " " + Math.clamp(50L, 1, 10));
        System.out.println(Integer.divideUnsigned(-1, 2) + " " + Integer.toUnsignedString(-1) + " " + Long.toUnsignedString(-1));
    }
}

// out: -2147483648
// out: 2147483647
// out: -2147483648
// out: -2147483648
// out: -2147483648
// out: 3 -3 1 -1 1
// out: -4 2
// out: 2
// out: 8589934592
// out: -1
// out: 15
// out: 15
// out: -56 4464 A 122
// out: 2147483647 9223372036854775807 0 44
// out: -2 5
// out: 10 127 15 1000000
// out: -128
// out: -126
// out: -16384
// out: b
// out: 99
// out: -6 1 7 6
// out: / by zero
// out: java.lang.ArithmeticException: / by zero
// out: integer overflow
// out: 1 10
// out: 2147483647 4294967295 18446744073709551615
