public class InitializationOrder {
    static String log(String s) {
        System.out.println(s);
        return s;
    }

    static class Base {
        static String s = log("Base static");
        String f = log("Base field");

        static {
            log("Base static block");
        }

        Base() {
            log("Base constructor");
            hook();
        }

        void hook() {
            log("Base hook");
        }
    }

    static class Derived extends Base {
        static final int CONSTANT = 5;
        static final Integer BOXED = Integer.valueOf(log("Derived static").length());
        String f = log("Derived field");
        int n = 7;

        {
            log("Derived block");
        }

        Derived() {
            super();
            log("Derived constructor");
        }

        @Override
        void hook() {
            log("Derived hook sees f=" + f + " n=" + n);
        }
    }

    interface WithField {
        String F = log("interface field");

        default void used() {}
    }

    static class Implementing implements WithField {
        static {
            log("Implementing static");
        }
    }

    public static void main(String[] args) {
        System.out.println("constant " + Derived.CONSTANT);
        Derived[] none = new Derived[2];
        System.out.println("array made " + none.length);
        new Derived();
        System.out.println("again");
        new Derived();
        new Implementing();
        System.out.println(WithField.F);
    }
}

// out: constant 5
// out: array made 2
// out: Base static
// out: Base static block
// out: Derived static
// out: Base field
// out: Base constructor
// out: Derived hook sees f=null n=0
// out: Derived field
// out: Derived block
// out: Derived constructor
// out: again
// out: Base field
// out: Base constructor
// out: Derived hook sees f=null n=0
// out: Derived field
// out: Derived block
// out: Derived constructor
// out: interface field
// out: Implementing static
// out: interface field
