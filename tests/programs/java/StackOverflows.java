public class StackOverflows {
    static int depth;

    static void recurse() {
        depth++;
        recurse();
    }

    static long sum(long n) {
        return n == 0 ? 0 : n + sum(n - 1);
    }

    record Link(Link next) {}

    public static void main(String[] args) {
        System.out.println(sum(5000));
        try {
            recurse();
        } catch (StackOverflowError e) {
            System.out.println("caught " + (depth > 1000) + " " + e.getMessage() + " " + (e.getStackTrace().length == 1024));
        }
        Link chain = null;
        for (int i = 0; i < 200_000; i++) chain = new Link(chain);
        try {
            System.out.println(chain.hashCode());
        } catch (StackOverflowError e) {
            System.out.println("deep structure");
        }
        depth = 0;
        try {
            recurse();
        } catch (StackOverflowError e) {
            System.out.println("again " + (depth > 1000));
        }
    }
}

// out: 12502500
// out: caught true null true
// out: deep structure
// out: again true
