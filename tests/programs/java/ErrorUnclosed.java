public class ErrorUnclosed {
    public static void main(String[] args) {
        System.out.println("no end);
        char c = 'ab';
        char d = '';
        String t = """no newline""";
    }
}

// err: ErrorUnclosed.java:3: error: unclosed string literal
// err:         System.out.println("no end);
// err:                            ^
// err: ErrorUnclosed.java:4: error: unclosed character literal
// err:         char c = 'ab';
// err:                  ^
// err: ErrorUnclosed.java:4: error: unclosed character literal
// err:         char c = 'ab';
// err:                     ^
// err: ErrorUnclosed.java:4: error: not a statement
// err:         char c = 'ab';
// err:                    ^
// err: ErrorUnclosed.java:5: error: empty character literal
// err:         char d = '';
// err:                  ^
// err: ErrorUnclosed.java:6: error: illegal text block open delimiter sequence, missing line terminator
// err:         String t = """no newline""";
// err:                       ^
// err: ErrorUnclosed.java:6: error: illegal text block open delimiter sequence, missing line terminator
// err:         String t = """no newline""";
// err:                                    ^
// err: 7 errors
// exit: 1
