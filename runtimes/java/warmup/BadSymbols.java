import java.util.Lisst;

public class BadSymbols {
    interface Shape {
        double area();
    }

    static class Square implements Shape {
        private int side;
    }

    static int missingReturn(int n) {
        if (n > 0) {
            return 1;
        }
    }

    public static void main(String[] args) {
        int x = "text";
        String s = 5;
        undefined(x);
        s.missing();
        Sting t = null;
        List<String> names = new ArrayList<>();
        System.out.printn(x + unknown);
        boolean b = x;
        byte small = 300;
        new Square(1).side = "x";
        int x = 2;
        final int constant = 1;
        constant = 2;
        Runnable r = () -> { return 1; };
        Object o = x -> x;
        for (int n : s) {
        }
        if (x) {
        }
        instance();
        this.toString();
        Math.max("a", 1);
        return 1;
    }

    void instance() {
    }
}
