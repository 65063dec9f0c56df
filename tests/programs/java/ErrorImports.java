import java.util.Lisst;
import java.utill.*;
import static java.lang.Math.PIE;

public class ErrorImports {
    public static void main(String[] args) {
        List<String> names = new ArrayList<>();
        Scanner in = new Scanner(System.in);
        names.add(in.nextLine());
    }
}

// err: ErrorImports.java:1: error: cannot find symbol
// err: import java.util.Lisst;
// err:                 ^
// err:   symbol:   class Lisst
// err:   location: package java.util
// err: ErrorImports.java:3: error: cannot find symbol
// err: import static java.lang.Math.PIE;
// err: ^
// err:   symbol:   static PIE
// err:   location: class Math
// err: ErrorImports.java:2: error: package java.utill does not exist
// err: import java.utill.*;
// err:            ^
// err: ErrorImports.java:7: error: cannot find symbol
// err:         List<String> names = new ArrayList<>();
// err:         ^
// err:   symbol:   class List
// err:   location: class ErrorImports
// err: ErrorImports.java:7: error: cannot find symbol
// err:         List<String> names = new ArrayList<>();
// err:                                  ^
// err:   symbol:   class ArrayList
// err:   location: class ErrorImports
// err: ErrorImports.java:8: error: cannot find symbol
// err:         Scanner in = new Scanner(System.in);
// err:         ^
// err:   symbol:   class Scanner
// err:   location: class ErrorImports
// err: ErrorImports.java:8: error: cannot find symbol
// err:         Scanner in = new Scanner(System.in);
// err:                          ^
// err:   symbol:   class Scanner
// err:   location: class ErrorImports
// err: 7 errors
// exit: 1
