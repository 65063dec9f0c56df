public class Operators {
    static int calls;

    static boolean yes(String what) {
        calls++;
        System.out.print(what + " ");
        return true;
    }

    static int next(int[] counter) {
        return ++counter[0];
    }

    public static void main(String[] args) {
        int i = 5;
        i = i++ + ++i;
        System.out.println(i);
        i += i++ * 2;
        System.out.println(i);
        int[] a = {0, 0, 0};
        int k = 0;
        a[k++] = k++;
        a[k] += k = 1;
        System.out.println(a[0] + " " + a[1] + " " + a[2] + " " + k);
        System.out.println(yes("a") || yes("b"));
        System.out.println(!yes("c") && yes("d"));
        System.out.println(yes("e") | yes("f"));
        System.out.println(yes("g") ^ yes("h"));
        System.out.println(calls);
        System.out.println(1 + 2 + "3" + 4 + 5);
        System.out.println('a' + 'b' + "c" + 'd');
        System.out.println(10 - 4 - 3 + 2 * 3 % 4 << 1 >> 1);
        System.out.println(true ? 1 : 2.0);
        System.out.println(true ? 'a' : 0);
        Integer none = null;
        System.out.println((Object) (i > 0 ? "text" : 1));
        int[] counter = {0};
        System.out.println(next(counter) + next(counter) * next(counter));
        int x = 3;
        x ^= x << 1;
        x |= 0x40;
        x <<= 2;
        x %= 100;
        System.out.println(x);
        final int y;
        if (x > 3) y = 1; else y = 2;
        System.out.println(y + " " + (none == null));
        long big = 1;
        big <<= 40;
        big -= 1.5;
        System.out.println(big);
        System.out.println((byte) 0xff >>> 4);
        System.out.println(5 & 6 | 1 ^ 8);
    }
}

// out: 12
// out: 36
// out: 1 0 1 1
// out: a true
// out: c false
// out: e f true
// out: g h false
// out: 6
// out: 3345
// out: 195cd
// out: 5
// out: 1.0
// out: a
// out: text
// out: 7
// out: 76
// out: 1 true
// out: 1099511627774
// out: 268435455
// out: 13
