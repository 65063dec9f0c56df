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
        name.foo;
    }
}

// err: ErrorMissingSymbol.java:11: error: not a statement
// err:         name.foo;
// err:             ^
// err: 1 error
// exit: 1
