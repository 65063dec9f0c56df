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
        int[] a = {1, "2"};
        int rounded = 2.5 * n;
    }
}

// err: ErrorTypes.java:5: error: incompatible types: String cannot be converted to int
// err:         return s;
// err:                ^
// err: ErrorTypes.java:9: error: incompatible types: String cannot be converted to int
// err:         int n = "text";
// err:                 ^
// err: ErrorTypes.java:10: error: incompatible types: int cannot be converted to String
// err:         String s = 5;
// err:                    ^
// err: ErrorTypes.java:11: error: incompatible types: int cannot be converted to boolean
// err:         boolean b = 1;
// err:                     ^
// err: ErrorTypes.java:12: error: incompatible types: possible lossy conversion from int to byte
// err:         byte small = 300;
// err:                      ^
// err: ErrorTypes.java:13: error: incompatible types: possible lossy conversion from double to float
// err:         float f = 1.5;
// err:                   ^
// err: ErrorTypes.java:14: error: incompatible types: inference variable E has incompatible bounds
// err:         List<String> list = List.of(1, 2);
// err:                                    ^
// err:     equality constraints: String
// err:     lower bounds: Integer
// err:   where E is a type-variable:
// err:     E extends Object declared in method <E>of(E,E)
// err: ErrorTypes.java:15: error: incompatible types: int cannot be converted to boolean
// err:         if (n = 3) return;
// err:               ^
// err: ErrorTypes.java:16: error: incompatible types: int cannot be converted to String
// err:         length(4);
// err:                ^
// err: ErrorTypes.java:17: error: method length in class ErrorTypes cannot be applied to given types;
// err:         length("a", "b");
// err:         ^
// err:   required: String
// err:   found:    String,String
// err:   reason: actual and formal argument lists differ in length
// err: ErrorTypes.java:18: error: incompatible types: possible lossy conversion from int to char
// err:         char c = n + 1;
// err:                    ^
// err: ErrorTypes.java:20: error: cannot find symbol
// err:         o.length();
// err:          ^
// err:   symbol:   method length()
// err:   location: variable o of type Object
// err: ErrorTypes.java:21: error: incompatible types: String cannot be converted to int
// err:         int[] a = {1, "2"};
// err:                       ^
// err: ErrorTypes.java:22: error: incompatible types: possible lossy conversion from double to int
// err:         int rounded = 2.5 * n;
// err:                           ^
// err: Note: Some messages have been simplified; recompile with -Xdiags:verbose to get full output
// err: 14 errors
// exit: 1
