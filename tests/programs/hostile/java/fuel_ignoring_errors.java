// limit: fuel
// outcome: out_of_fuel
/** Catches whatever is thrown and goes on. */
class Main {
    static int depth() {
        try {
            return depth() + 1;
        } catch (Throwable e) {
            return depth() + 1;
        } finally {
            depth();
        }
    }

    public static void main(String[] args) {
        while (true) {
            try {
                depth();
            } catch (Throwable ignored) {
            }
        }
    }
}
