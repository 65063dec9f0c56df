import java.util.Arrays;

public class Varargs {
    static String f(Object... all) { return all == null ? "null array" : all.length + Arrays.toString(all); }
    static String g(int first, int... rest) { return first + "/" + rest.length; }
    static String h(String s) { return "one"; }
    static String h(String... s) { return "many"; }
    static String k(long n) { return "long"; }
    static String k(Integer n) { return "Integer"; }
    static String k(int... n) { return "ints"; }

    @SafeVarargs
    static <T> T last(T... items) { return items[items.length - 1]; }

    public static void main(String[] args) {
        System.out.println(f() + f(1) + f(1, "a", null) + f((Object[]) null) + f((Object) null));
        System.out.println(f(new Object[] {1, 2}) + f(new String[] {"x"}) + f((Object) new String[] {"x"}).substring(0, 2));
        System.out.println(g(1) + g(1, 2, 3) + g(1, new int[4]));
        System.out.println(h("x") + h() + h("x", "y"));
        System.out.println(k(5) + k() + k(1, 2));
        System.out.println(last(1, 2, 3) + last("a", "b"));
    }
}

// out: 0[]1[1]3[1, a, null]null array1[null]
// out: 2[1, 2]1[x]1[
// out: 1/01/21/4
// out: onemanymany
// out: longintsints
// out: 3b
// err: Varargs.java:17: warning: non-varargs call of varargs method with inexact argument type for last parameter;
// err:         System.out.println(f(new Object[] {1, 2}) + f(new String[] {"x"}) + f((Object) new String[] {"x"}).substring(0, 2));
// err:                                                       ^
// err:   cast to Object for a varargs call
// err:   cast to Object[] for a non-varargs call and to suppress this warning
// err: 1 warning
