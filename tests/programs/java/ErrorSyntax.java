public class ErrorSyntax {
    public static void main(String[] args) {
        int x = 5
        System.out.println(x);
        if (x > 3 {
            x++;
        }
        for (int i = 0; i < 3, i++) {
        }
    }

// err: ErrorSyntax.java:3: error: ';' expected
// err:         int x = 5
// err:                  ^
// err: ErrorSyntax.java:5: error: ')' expected
// err:         if (x > 3 {
// err:                  ^
// err: ErrorSyntax.java:8: error: ';' expected
// err:         for (int i = 0; i < 3, i++) {
// err:                              ^
// err: ErrorSyntax.java:10: error: reached end of file while parsing
// err:     }
// err:      ^
// err: 4 errors
// exit: 1
