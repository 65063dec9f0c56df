import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** RSA from its arithmetic: primes, keys, blocks of a message, signatures, and attacks on small keys. */
public class RsaMessages {
    record PublicKey(BigInteger modulus, BigInteger exponent) {
        /** Bytes that fit below the modulus with a leading 1. */
        int blockBytes() {
            return (modulus.bitLength() - 1) / 8 - 1;
        }

        BigInteger apply(BigInteger message) {
            return message.modPow(exponent, modulus);
        }
    }

    record KeyPair(PublicKey publicKey, BigInteger p, BigInteger q, BigInteger secret) {
        /** By the Chinese remainder theorem. */
        BigInteger apply(BigInteger cipher) {
            BigInteger one = BigInteger.ONE;
            BigInteger mp = cipher.modPow(secret.mod(p.subtract(one)), p);
            BigInteger mq = cipher.modPow(secret.mod(q.subtract(one)), q);
            BigInteger h = q.modInverse(p).multiply(mp.subtract(mq)).mod(p);
            return mq.add(h.multiply(q));
        }

        static KeyPair generate(int bits, Random random) {
            BigInteger e = BigInteger.valueOf(65537);
            while (true) {
                BigInteger p = prime(bits / 2, random);
                BigInteger q = prime(bits - bits / 2, random);
                BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
                if (!p.equals(q) && phi.gcd(e).equals(BigInteger.ONE)) {
                    return new KeyPair(new PublicKey(p.multiply(q), e), p, q, inverse(e, phi));
                }
            }
        }
    }

    static BigInteger prime(int bits, Random random) {
        BigInteger candidate;
        do {
            candidate = new BigInteger(bits, random).setBit(bits - 1).setBit(bits - 2).setBit(0);
        } while (!isPrime(candidate, random));
        return candidate;
    }

    /** Miller and Rabin, after trial division. */
    static boolean isPrime(BigInteger n, Random random) {
        for (int small : new int[] {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}) {
            BigInteger divisor = BigInteger.valueOf(small);
            if (n.mod(divisor).signum() == 0) {
                return n.equals(divisor);
            }
        }
        BigInteger minusOne = n.subtract(BigInteger.ONE);
        int twos = minusOne.getLowestSetBit();
        BigInteger odd = minusOne.shiftRight(twos);
        witness:
        for (int round = 0; round < 20; round++) {
            BigInteger base = new BigInteger(n.bitLength() - 2, random).add(BigInteger.TWO);
            BigInteger x = base.modPow(odd, n);
            if (x.equals(BigInteger.ONE) || x.equals(minusOne)) {
                continue;
            }
            for (int i = 1; i < twos; i++) {
                x = x.multiply(x).mod(n);
                if (x.equals(minusOne)) {
                    continue witness;
                }
            }
            return false;
        }
        return true;
    }

    /** Euclid's algorithm, extended. */
    static BigInteger inverse(BigInteger a, BigInteger modulus) {
        BigInteger[] r = {a, modulus};
        BigInteger[] s = {BigInteger.ONE, BigInteger.ZERO};
        while (r[1].signum() != 0) {
            BigInteger quotient = r[0].divide(r[1]);
            r = new BigInteger[] {r[1], r[0].subtract(quotient.multiply(r[1]))};
            s = new BigInteger[] {s[1], s[0].subtract(quotient.multiply(s[1]))};
        }
        if (!r[0].equals(BigInteger.ONE)) {
            throw new ArithmeticException(a + " has no inverse");
        }
        return s[0].mod(modulus);
    }

    static List<BigInteger> encrypt(String text, PublicKey key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<BigInteger> blocks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += key.blockBytes()) {
            int length = Math.min(key.blockBytes(), bytes.length - at);
            byte[] block = new byte[length + 1];
            block[0] = 1;
            System.arraycopy(bytes, at, block, 1, length);
            blocks.add(key.apply(new BigInteger(1, block)));
        }
        return blocks;
    }

    static String decrypt(List<BigInteger> blocks, KeyPair key) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (BigInteger block : blocks) {
            byte[] plain = key.apply(block).toByteArray();
            if (plain[0] != 1) {
                throw new IllegalArgumentException("not encrypted for this key");
            }
            bytes.write(plain, 1, plain.length - 1);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static BigInteger digest(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return BigInteger.valueOf(crc.getValue());
    }

    /** Pollard's rho: a factor of a number that is not prime. */
    static BigInteger factor(BigInteger n) {
        for (int c = 1; ; c++) {
            BigInteger step = BigInteger.valueOf(c);
            BigInteger slow = BigInteger.TWO;
            BigInteger fast = BigInteger.TWO;
            BigInteger divisor = BigInteger.ONE;
            while (divisor.equals(BigInteger.ONE)) {
                slow = slow.multiply(slow).add(step).mod(n);
                fast = fast.multiply(fast).add(step).mod(n);
                fast = fast.multiply(fast).add(step).mod(n);
                divisor = slow.subtract(fast).abs().gcd(n);
            }
            if (!divisor.equals(n)) {
                return divisor;
            }
        }
    }

    static Map<BigInteger, Integer> factors(BigInteger n, Random random) {
        var found = new TreeMap<BigInteger, Integer>();
        var open = new ArrayList<>(List.of(n));
        while (!open.isEmpty()) {
            BigInteger part = open.removeLast();
            if (part.equals(BigInteger.ONE)) {
                continue;
            }
            if (isPrime(part, random)) {
                found.merge(part, 1, Integer::sum);
            } else {
                BigInteger divisor = part.testBit(0) ? factor(part) : BigInteger.TWO;
                open.add(divisor);
                open.add(part.divide(divisor));
            }
        }
        return found;
    }

    public static void main(String[] args) {
        var random = new Random(1977);
        KeyPair ada = KeyPair.generate(256, random);
        KeyPair eve = KeyPair.generate(256, random);
        System.out.println(ada.publicKey().modulus().bitLength() + " bits, blocks of " + ada.publicKey().blockBytes());

        String text = "Grüße aus dem Garten: we meet at noon, bring 3 € and the map.";
        List<BigInteger> cipher = encrypt(text, ada.publicKey());
        System.out.println(cipher.size() + " blocks, first " + cipher.getFirst().toString(16));
        System.out.println(decrypt(cipher, ada));
        try {
            System.out.println(decrypt(cipher.stream().map(block -> block.mod(eve.publicKey().modulus())).toList(), eve));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }

        BigInteger signature = ada.apply(digest(text));
        System.out.println(ada.publicKey().apply(signature).equals(digest(text)) + " "
                + ada.publicKey().apply(signature).equals(digest(text + " ")) + " "
                + eve.publicKey().apply(signature).equals(digest(text)));
        System.out.println(Base64.getEncoder().withoutPadding().encodeToString(signature.toByteArray()));
        System.out.println(HexFormat.ofDelimiter(":").formatHex(digest(text).toByteArray()));

        KeyPair weak = KeyPair.generate(40, random);
        BigInteger p = factor(weak.publicKey().modulus());
        BigInteger q = weak.publicKey().modulus().divide(p);
        BigInteger secret = inverse(weak.publicKey().exponent(), p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
        System.out.println("broken: " + p.min(q) + " * " + p.max(q) + ", secret found " + secret.equals(weak.secret()));
        System.out.println(factors(BigInteger.valueOf(1_000_036_000_099L), random) + " " + factors(BigInteger.valueOf(5_040), random));
        int agree = 0;
        for (int n = 2; n < 500; n++) {
            BigInteger number = BigInteger.valueOf(n);
            agree += isPrime(number, random) == number.isProbablePrime(30) ? 1 : 0;
        }
        System.out.println(agree + " of 498 agree");
        try {
            inverse(BigInteger.valueOf(6), BigInteger.valueOf(9));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: 256 bits, blocks of 30
// out: 3 blocks, first 85d7bd9bbac2d5891c720cc674c5c88c88ee2298e6735edda917a31a9b6a3d13
// out: Grüße aus dem Garten: we meet at noon, bring 3 € and the map.
// out: not encrypted for this key
// out: true false false
// out: AIfkeVXRL+QHBbI+yOhk2TmXCGLZZnHrTI1ouSImO29Z
// out: 00:c4:5c:c2:0d
// out: broken: 994793 * 1020631, secret found true
// out: {1000003=1, 1000033=1} {2=4, 3=2, 5=1, 7=1}
// out: 498 of 498 agree
// out: 6 has no inverse
