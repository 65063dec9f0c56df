import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

public class SeededRandom {
    public static void main(String[] args) {
        Random r = new Random(12345);
        System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextLong() + " " + r.nextDouble() + " " + r.nextBoolean() + " " + r.nextFloat() + " " + r.nextGaussian());
        System.out.println(r.ints(8, 0, 10).boxed().toList() + " " + r.nextInt(5, 10) + " " + r.doubles(2).mapToObj(d -> "%.4f".formatted(d)).collect(Collectors.joining(",")));
        byte[] bytes = new byte[5];
        r.nextBytes(bytes);
        System.out.println(java.util.Arrays.toString(bytes));
        SplittableRandom s = new SplittableRandom(7);
        System.out.println(s.nextInt(1000) + " " + s.split().nextInt(1000));
        RandomGenerator g = RandomGenerator.of("L64X128MixRandom");
        int n = g.nextInt(10);
        System.out.println(n >= 0 && n < 10);
        double m = Math.random();
        System.out.println(m >= 0 && m < 1);
        System.out.println(new Random().nextLong() != new Random().nextLong());
    }
}

// out: 1553932502 80 -1236052134575208584 0.8330913489710237 false 0.12466812 -1.223411937180115
// out: [0, 6, 2, 4, 7, 3, 2, 5] 6 0.1448,0.5782
// out: [-5, 40, -20, 86, 66]
// out: 696 636
// out: true
// out: true
// out: true
