// limit: fuel
// outcome: out_of_fuel
/** A pattern that backtracks exponentially. */
class Main {
    public static void main(String[] args) {
        System.out.println(("a".repeat(60) + "b").matches("((a|aa)+)\\1?c"));
    }
}
