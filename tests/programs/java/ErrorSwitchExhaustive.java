public class ErrorSwitchExhaustive {
    enum Color { RED, GREEN, BLUE }
    sealed interface Shape permits Circle, Square {}
    record Circle(int r) implements Shape {}
    record Square(int s) implements Shape {}

    static int a(Color c) {
        return switch (c) {
            case RED -> 1;
            case GREEN -> 2;
        };
    }

    static int b(Shape s) {
        switch (s) {
            case Circle c: return 1;
        }
        return 0;
    }

    static String c(Object o) {
        return switch (o) {
            case CharSequence cs -> "chars";
            case String s -> "dominated";
            default -> "other";
        };
    }

    static int d(int n) {
        return switch (n) {
            case 1, 1 -> 1;
            case 2 -> "two";
        };
    }

    public static void main(String[] args) {
    }
}

// err: ErrorSwitchExhaustive.java:24: error: this case label is dominated by a preceding case label
// err:             case String s -> "dominated";
// err:                  ^
// err: ErrorSwitchExhaustive.java:31: error: duplicate case label
// err:             case 1, 1 -> 1;
// err:             ^
// err: ErrorSwitchExhaustive.java:32: error: incompatible types: bad type in switch expression
// err:             case 2 -> "two";
// err:                       ^
// err:     String cannot be converted to int
// err: 3 errors
// exit: 1
