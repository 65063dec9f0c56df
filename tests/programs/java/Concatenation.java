public class Concatenation {
    static String log = "";

    static int traced(int n) {
        log += n;
        return n;
    }

    public static void main(String[] args) {
        String none = null;
        char c = 'c';
        byte b = -1;
        short s = 300;
        long l = 1L << 40;
        float f = 1.1f;
        double d = 1e100;
        boolean z = true;
        Object o = new int[0].length;
        char[] chars = {'x'};
        System.out.println("" + c + b + s + l + f + d + z + o + none + chars.length);
        System.out.println(c + b + "" + c + (char) (c + 1));
        System.out.println("a" + traced(1) + traced(2) + (log + traced(3)) + log);
        String r = "x";
        r += 1 + 2;
        r += 'y';
        r += null;
        r += 1.0f;
        System.out.println(r);
        Object obj = "obj";
        obj += "+";
        System.out.println(obj);
        String[] array = {"a", "b"};
        int i = 0;
        array[i++] += i;
        System.out.println(array[0] + array[1] + i);
        final String CONST = "k" + 1 + true + 'c' + 2.0 + 3L;
        System.out.println(CONST + (CONST == "k1truec2.03"));
        String many = "" + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + i + r + c + l;
        System.out.println(many);
    }
}

// out: c-130010995116277761.11.0E100true0null1
// out: 98cd
// out: a12123123
// out: x3ynull1.0
// out: obj+
// out: a1b1
// out: k1truec2.03true
// out: 12345678910111213141516171819201x3ynull1.0c1099511627776
