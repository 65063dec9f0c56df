// limit: fuel
// outcome: out_of_fuel|exited
/** Type inference that takes javac exponential time. */
class Main {
    static <T> T id(T t) { return t; }
    static <A, B> java.util.Map<A, B> both(A a, B b) { return java.util.Map.of(a, b); }

    public static void main(String[] args) {
        var deep = both(both(both(both(both(both(1, "a"), both(2L, 'b')), both(both(1.0, 2f), both("x", 'y'))),
                both(both(id(id(1)), id("a")), both(id(2L), id('b')))), both(both(id(id(id(id(1)))), "a"), both(2L, id('b')))),
                both(both(both(both(1, "a"), both(2L, 'b')), both(both(1.0, 2f), both("x", 'y'))), both(id(1), both(1, id(id(id("z"))))))) ;
        System.out.println(deep.size());
    }
}
