public class DeepNesting {
    public static void main(String[] args) {
        int a = ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))));
        String s = "" + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + 21 + 22 + 23 + 24 + 25
                + 26 + 27 + 28 + 29 + 30 + 31 + 32 + 33 + 34 + 35 + 36 + 37 + 38 + 39 + 40 + 41 + 42 + 43 + 44 + 45 + 46 + 47 + 48 + 49 + 50;
        System.out.println(a + s.length());
        if (a > 0) { if (a > 0) { if (a > 0) { if (a > 0) { if (a > 0) { if (a > 0) { if (a > 0) { System.out.println("deep"); } } } } } } }
        Runnable r = () -> { Runnable q = () -> { Runnable p = () -> { Runnable o = () -> System.out.println("lambdas " + a); o.run(); }; p.run(); }; q.run(); };
        r.run();
    }
}

// out: 92
// out: deep
// out: lambdas 1
