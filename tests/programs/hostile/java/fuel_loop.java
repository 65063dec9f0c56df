// limit: fuel
// outcome: out_of_fuel
/** The plainest of all. */
class Main {
    public static void main(String[] args) {
        while (true) { }
    }
}
