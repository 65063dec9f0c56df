import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

public class CompletableFutures {
    static int slow(int n) {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new RuntimeException(e);
        }
        return n;
    }

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> slow(6));
        CompletableFuture<Integer> b = CompletableFuture.supplyAsync(() -> slow(7));
        System.out.println(a.thenCombine(b, (x, y) -> x * y).thenApply(n -> "product " + n).get());
        System.out.println(CompletableFuture.supplyAsync(() -> 1).thenCompose(n -> CompletableFuture.supplyAsync(() -> n + 1)).join());
        List<CompletableFuture<Integer>> many = List.of(1, 2, 3).stream().map(n -> CompletableFuture.supplyAsync(() -> slow(n * 10))).toList();
        CompletableFuture.allOf(many.toArray(new CompletableFuture[0])).join();
        System.out.println(many.stream().map(CompletableFuture::join).toList());
        CompletableFuture<String> failed = CompletableFuture.supplyAsync(() -> { throw new IllegalArgumentException("bad input"); });
        System.out.println(failed.exceptionally(e -> "recovered from " + e.getMessage()).join());
        System.out.println(failed.handle((v, e) -> v + " " + e.getClass().getSimpleName()).join());
        try {
            failed.join();
        } catch (CompletionException e) {
            System.out.println(e.getCause());
        }
        CompletableFuture<String> manual = new CompletableFuture<>();
        manual.thenAccept(v -> System.out.println("got " + v));
        manual.complete("value");
        System.out.println(new CompletableFuture<String>().completeOnTimeout("default", 10, TimeUnit.MILLISECONDS).get());
        System.out.println(CompletableFuture.anyOf(CompletableFuture.completedFuture("x"), new CompletableFuture<>()).join());
        try {
            new CompletableFuture<>().orTimeout(10, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            System.out.println(e.getCause().getClass().getSimpleName());
        }
        CompletableFuture.runAsync(() -> System.out.println("daemon " + Thread.currentThread().isDaemon())).join();
    }
}

// out: product 42
// out: 2
// out: [10, 20, 30]
// out: recovered from java.lang.IllegalArgumentException: bad input
// out: null CompletionException
// out: java.lang.IllegalArgumentException: bad input
// out: got value
// out: default
// out: x
// out: TimeoutException
// out: daemon true
