// limit: fuel
// outcome: out_of_fuel
import java.math.BigInteger;

/** A number with a billion digits. */
class Main {
    public static void main(String[] args) {
        BigInteger number = BigInteger.valueOf(7);
        for (int i = 0; i < 26; i++) {
            number = number.multiply(number);
        }
        System.out.println(number.toString().length());
    }
}
