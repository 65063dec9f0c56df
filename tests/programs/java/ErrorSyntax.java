public class ErrorSyntax {
    public static void main(String[] args) {
        int x = 5
        System.out.println(x);
        if (x > 3 {
            x++;
        }
        x - 1;
        long l = 12345678901;
        for (int i = 0; i < 3, i++) {
        }
    }

// err: ErrorSyntax.java:3: error: ';' expected
// err:         int x = 5
// err:                  ^
// err: ErrorSyntax.java:5: error: ')' expected
// err:         if (x > 3 {
// err:                  ^
// err: ErrorSyntax.java:8: error: not a statement
// err:         x - 1;
// err:           ^
// err: ErrorSyntax.java:9: error: integer number too large
// err:         long l = 12345678901;
// err:                  ^
// err: ErrorSyntax.java:10: error: ';' expected
// err:         for (int i = 0; i < 3, i++) {
// err:                              ^
// err: ErrorSyntax.java:12: error: reached end of file while parsing
// err:     }
// err:      ^
// err: 6 errors
// exit: 1
