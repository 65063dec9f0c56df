/** An integer loop, a sieve and recursion: how many bytecodes a second the interpreter runs. */
public class Loops {
    static int loop(int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            sum = sum * 31 + (i ^ sum >>> 3);
        }
        return sum;
    }

    static int primes(int below) {
        boolean[] isComposite = new boolean[below];
        int count = 0;
        for (int i = 2; i < below; i++) {
            if (!isComposite[i]) {
                count++;
                for (int j = i + i; j < below; j += i) {
                    isComposite[j] = true;
                }
            }
        }
        return count;
    }

    static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    public static void main(String[] args) {
        System.out.println(loop(10_000_000) + " " + primes(3_000_000) + " " + fibonacci(30));
    }
}
