import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

public class ForkJoin {
    static class Sum extends RecursiveTask<Long> {
        final int[] data;
        final int from, to;

        Sum(int[] data, int from, int to) {
            this.data = data;
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from <= 100) {
                long s = 0;
                for (int i = from; i < to; i++) s += data[i];
                return s;
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(data, from, middle);
            left.fork();
            return new Sum(data, middle, to).compute() + left.join();
        }
    }

    static class Fill extends RecursiveAction {
        final int[] a;
        final int lo, hi;

        Fill(int[] a, int lo, int hi) {
            this.a = a;
            this.lo = lo;
            this.hi = hi;
        }

        @Override
        protected void compute() {
            if (hi - lo < 50) for (int i = lo; i < hi; i++) a[i] = i;
            else invokeAll(new Fill(a, lo, (lo + hi) / 2), new Fill(a, (lo + hi) / 2, hi));
        }
    }

    public static void main(String[] args) {
        int[] data = new int[5000];
        ForkJoinPool.commonPool().invoke(new Fill(data, 0, data.length));
        System.out.println(new ForkJoinPool(3).invoke(new Sum(data, 0, data.length)));
        System.out.println(ForkJoinPool.commonPool().invoke(new Sum(data, 0, 1000)));
    }
}

// out: 12497500
// out: 499500
