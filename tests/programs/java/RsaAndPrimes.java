import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class RsaAndPrimes {
    record Key(BigInteger modulus, BigInteger exponent) {
        BigInteger apply(BigInteger message) {
            if (message.compareTo(modulus) >= 0) throw new IllegalArgumentException("message too long");
            return message.modPow(exponent, modulus);
        }
    }

    record KeyPair(Key open, Key secret) {
        static KeyPair generate(int bits, Random random) {
            BigInteger e = BigInteger.valueOf(65537);
            while (true) {
                BigInteger p = BigInteger.probablePrime(bits / 2, random), q = BigInteger.probablePrime(bits - bits / 2, random);
                BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
                if (!p.equals(q) && phi.gcd(e).equals(BigInteger.ONE)) {
                    BigInteger n = p.multiply(q);
                    return new KeyPair(new Key(n, e), new Key(n, e.modInverse(phi)));
                }
            }
        }
    }

    static List<BigInteger> factor(BigInteger n) {
        List<BigInteger> factors = new ArrayList<>();
        for (BigInteger d = BigInteger.TWO; d.multiply(d).compareTo(n) <= 0; d = d.nextProbablePrime()) {
            while (n.mod(d).signum() == 0) {
                factors.add(d);
                n = n.divide(d);
            }
        }
        if (!n.equals(BigInteger.ONE)) factors.add(n);
        return factors;
    }

    public static void main(String[] args) {
        KeyPair keys = KeyPair.generate(256, new Random(2025));
        String text = "attack at dawn";
        BigInteger message = new BigInteger(1, text.getBytes(StandardCharsets.UTF_8));
        BigInteger cipher = keys.open().apply(message);
        System.out.println(!cipher.equals(message) + " " + new String(keys.secret().apply(cipher).toByteArray(), StandardCharsets.UTF_8));
        System.out.println(keys.secret().apply(message).equals(message) + " " + keys.open().apply(keys.secret().apply(message)).equals(message));
        try {
            keys.open().apply(keys.open().modulus());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(factor(BigInteger.valueOf(600851475143L)) + " " + factor(BigInteger.valueOf(97)));
        boolean[] composite = new boolean[1000];
        for (int i = 2; i * i < composite.length; i++) if (!composite[i]) for (int j = i * i; j < composite.length; j += i) composite[j] = true;
        System.out.println(IntStream.range(2, 1000).filter(i -> !composite[i]).count() + " " + IntStream.range(900, 1000).filter(i -> !composite[i]).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        System.out.println(new BigInteger("2").pow(127).subtract(BigInteger.ONE).isProbablePrime(30) + " " + IntStream.rangeClosed(2, 20).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, (a, b) -> a.multiply(b).divide(a.gcd(b))));
    }
}

// out: true attack at dawn
// out: false true
// out: message too long
// out: [71, 839, 1471, 6857] [97]
// out: 168 907,911,919,929,937,941,947,953,967,971,977,983,991,997
// out: true 232792560
