public class ErrorUnclosed {
    public static void main(String[] args) {
        System.out.println("no end);
        char c = 'ab';
        char d = '';
        String t = """no newline""";
        /* comment without end
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
// err: ErrorUnclosed.java:7: error: unclosed comment
// err:         /* comment without end
// err:         ^
// err: ErrorUnclosed.java:10: error: reached end of file while parsing
// err: 9 errors
// exit: 1
