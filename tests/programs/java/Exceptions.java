import java.io.FileNotFoundException;
import java.io.IOException;

public class Exceptions {
    static class AppException extends Exception {
        final int code;

        AppException(String message, int code, Throwable cause) {
            super(message, cause);
            this.code = code;
        }
    }

    static String order = "";

    @SuppressWarnings("finally")
    static int finallyWins() {
        try {
            return 1;
        } finally {
            return 2;
        }
    }

    static int finallyKeepsValue() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 5;
        }
    }

    static void nested(int n) throws IOException {
        try {
            order += "t";
            try {
                if (n == 0) throw new FileNotFoundException("no file");
                if (n == 1) throw new IllegalStateException("bad state");
                order += "-";
            } finally {
                order += "f";
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            order += "c";
        } finally {
            order += "F";
        }
    }

    static void wrap() throws AppException {
        try {
            Integer.parseInt("12x");
        } catch (NumberFormatException e) {
            throw new AppException("cannot parse", 7, e);
        }
    }

    static int depth(int n) {
        try {
            return depth(n + 1);
        } catch (StackOverflowError e) {
            return n > 500 ? 1 : 0;
        }
    }

    public static void main(String[] args) {
        System.out.println(finallyWins() + " " + finallyKeepsValue());
        for (int i = 0; i < 3; i++) {
            try {
                nested(i);
            } catch (IOException e) {
                order += "!" + e.getMessage();
            }
            order += " ";
        }
        System.out.println(order);
        try {
            wrap();
        } catch (AppException e) {
            System.out.println(e.getMessage() + " " + e.code + " " + e.getCause().getMessage());
            System.out.println(e);
        }
        try {
            Object o = "s";
            Integer i = (Integer) o;
        } catch (ClassCastException e) {
            System.out.println("cast");
        }
        try {
            throw null;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(depth(0));
        try {
            try {
                throw new RuntimeException("first");
            } finally {
                Object[] one = new Object[1];
                one[1] = null;
            }
        } catch (RuntimeException e) {
            System.out.println(e.getMessage() + " " + e.getSuppressed().length);
        }
        Throwable t = new Error("root", new RuntimeException());
        System.out.println(t + " / " + t.getCause() + " / " + new Exception((String) null) + " / " + new Exception(new IOException("x")));
        StackTraceElement top = new Exception().getStackTrace()[0];
        System.out.println(top.getMethodName() + " " + top.getLineNumber() + " " + top.getFileName() + " " + top.getClassName());
        for (String bad : new String[] {"", "99999999999", "1.5", " 1"}) {
            try {
                Integer.parseInt(bad);
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// out: 2 1
// out: tfF!no file tfcF t-fF 
// out: cannot parse 7 For input string: "12x"
// out: Exceptions$AppException: cannot parse
// out: cast
// out: Cannot throw exception because "null" is null
// out: 1
// out: Index 1 out of bounds for length 1 0
// out: java.lang.Error: root / java.lang.RuntimeException / java.lang.Exception / java.lang.Exception: java.io.IOException: x
// out: main 108 Exceptions.java Exceptions
// out: For input string: ""
// out: For input string: "99999999999"
// out: For input string: "1.5"
// out: For input string: " 1"
