import java.util.List;

public class ErrorTypes {
    static int length(String s) {
        return s;
    }

    public static void main(String[] args) {
        int n = "text";
        String s = 5;
        boolean b = 1;
        byte small = 300;
        float f = 1.5;
        List<String> list = List.of(1, 2);
        if (n = 3) return;
        length(4);
        length("a", "b");
        char c = n + 1;
        Object o = new Object();
        o.length();
        s - 1;
        int[] a = {1, "2"};
        long l = 12345678901;
    }
}

// err: ErrorTypes.java:21: error: not a statement
// err:         s - 1;
// err:           ^
// err: ErrorTypes.java:23: error: integer number too large
// err:         long l = 12345678901;
// err:                  ^
// err: 2 errors
// exit: 1
