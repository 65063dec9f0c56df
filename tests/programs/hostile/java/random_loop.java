// limit: random_bytes
// outcome: random_limit
import java.security.SecureRandom;

/** Randomness without end. */
class Main {
    public static void main(String[] args) throws Exception {
        var random = SecureRandom.getInstance("NativePRNG");
        while (true) {
            random.generateSeed(1 << 16);
        }
    }
}
