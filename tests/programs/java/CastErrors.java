import java.util.List;

public class CastErrors {
    static class A {}
    static class B extends A {}
    interface I {}

    static void attempt(Runnable r) {
        try {
            r.run();
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        Object text = "text";
        Object a = new A();
        Object ints = new int[0];
        Object as = new A[0];
        attempt(() -> System.out.println((Integer) text));
        attempt(() -> System.out.println((B) a));
        attempt(() -> System.out.println((I) a));
        attempt(() -> System.out.println((List<?>) a));
        attempt(() -> System.out.println((A) text));
        attempt(() -> System.out.println((long[]) ints));
        attempt(() -> System.out.println((B[]) as));
        attempt(() -> Integer.class.cast(text));
        attempt(() -> System.out.println(((Comparable<Object>) (Comparable<?>) 1).compareTo("x")));
    }
}

// out: class java.lang.String cannot be cast to class java.lang.Integer (java.lang.String and java.lang.Integer are in module java.base of loader 'bootstrap')
// out: class CastErrors$A cannot be cast to class CastErrors$B (CastErrors$A and CastErrors$B are in unnamed module of loader 'app')
// out: class CastErrors$A cannot be cast to class CastErrors$I (CastErrors$A and CastErrors$I are in unnamed module of loader 'app')
// out: class CastErrors$A cannot be cast to class java.util.List (CastErrors$A is in unnamed module of loader 'app'; java.util.List is in module java.base of loader 'bootstrap')
// out: class java.lang.String cannot be cast to class CastErrors$A (java.lang.String is in module java.base of loader 'bootstrap'; CastErrors$A is in unnamed module of loader 'app')
// out: class [I cannot be cast to class [J ([I and [J are in module java.base of loader 'bootstrap')
// out: class [LCastErrors$A; cannot be cast to class [LCastErrors$B; ([LCastErrors$A; and [LCastErrors$B; are in unnamed module of loader 'app')
// out: Cannot cast java.lang.String to java.lang.Integer
// out: class java.lang.String cannot be cast to class java.lang.Integer (java.lang.String and java.lang.Integer are in module java.base of loader 'bootstrap')
// err: Note: CastErrors.java uses unchecked or unsafe operations.
// err: Note: Recompile with -Xlint:unchecked for details.
