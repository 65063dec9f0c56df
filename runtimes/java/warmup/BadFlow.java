import java.util.ArrayList;
import java.util.List;

public class BadFlow {
    enum Color { RED, GREEN }

    static int missingReturn(int n) {
        if (n > 0) {
            return 1;
        }
    }

    static int code(Color color) {
        return switch (color) {
            case RED -> 1;
        };
    }

    static void risky() throws Exception {
        throw new Exception("x");
    }

    @SuppressWarnings("deprecation")
    public static void main(String[] args) {
        int x;
        System.out.println(x);
        risky();
        while (true) {
        }
        int y = 1;
        int count = 0;
        Runnable r = () -> System.out.println(count);
        count++;
    }
}
