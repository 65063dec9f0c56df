public class ErrorMissingSymbol {
    public static void main(String[] args) {
        int total = 0;
        for (int i = 0; i < 3; i++) {
            totl += i;
        }
        System.out.printn(total);
        Strin name = "x";
        undefined(1, "a");
        Math.squareRoot(2);
        name.foo();
        int length = args.size;
    }
}

// err: ErrorMissingSymbol.java:5: error: cannot find symbol
// err:             totl += i;
// err:             ^
// err:   symbol:   variable totl
// err:   location: class ErrorMissingSymbol
// err: ErrorMissingSymbol.java:7: error: cannot find symbol
// err:         System.out.printn(total);
// err:                   ^
// err:   symbol:   method printn(int)
// err:   location: variable out of type PrintStream
// err: ErrorMissingSymbol.java:8: error: cannot find symbol
// err:         Strin name = "x";
// err:         ^
// err:   symbol:   class Strin
// err:   location: class ErrorMissingSymbol
// err: ErrorMissingSymbol.java:9: error: cannot find symbol
// err:         undefined(1, "a");
// err:         ^
// err:   symbol:   method undefined(int,String)
// err:   location: class ErrorMissingSymbol
// err: ErrorMissingSymbol.java:10: error: cannot find symbol
// err:         Math.squareRoot(2);
// err:             ^
// err:   symbol:   method squareRoot(int)
// err:   location: class Math
// err: ErrorMissingSymbol.java:12: error: cannot find symbol
// err:         int length = args.size;
// err:                          ^
// err:   symbol:   variable size
// err:   location: variable args of type String[]
// err: 6 errors
// exit: 1
