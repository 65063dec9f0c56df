// limit: fuel
// outcome: out_of_fuel
/** A shutdown hook that never ends. */
class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (true) { }
        }));
    }
}
