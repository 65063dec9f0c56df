import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An order goes through services that answer later, fail, are asked again, and time out. */
public class FuturePipeline implements AutoCloseable {
    record Customer(String name, boolean isTrusted) { }

    record Order(int number, String customer, List<String> articles) { }

    record Offer(String shop, int cents) { }

    record Receipt(int number, int cents, String remark) { }

    static class NotFoundException extends RuntimeException {
        NotFoundException(String what) {
            super(what + " not found");
        }
    }

    private final ExecutorService workers = Executors.newFixedThreadPool(4, Thread.ofPlatform().name("worker-", 0).daemon().factory());
    private final Map<String, Integer> stock = new ConcurrentHashMap<>(Map.of("tea", 3, "milk", 1, "cup", 10));
    private final AtomicInteger flakyCalls = new AtomicInteger();

    private <T> CompletableFuture<T> later(int milliseconds, Supplier<T> service) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
            return service.get();
        }, workers);
    }

    CompletableFuture<Customer> customer(String name) {
        return later(3, () -> switch (name) {
            case "Ada", "Grace" -> new Customer(name, true);
            case "Bob" -> new Customer(name, false);
            default -> throw new NotFoundException(name);
        });
    }

    CompletableFuture<Integer> price(String article) {
        return later(2, () -> {
            Integer left = stock.computeIfPresent(article, (key, count) -> count > 0 ? count - 1 : count);
            if (left == null) {
                throw new NotFoundException(article);
            }
            return article.length() * 100 + 50;
        });
    }

    CompletableFuture<Offer> cheapest(List<String> shops) {
        List<CompletableFuture<Offer>> offers = shops.stream()
                .map(shop -> later(shop.length(), () -> new Offer(shop, shop.hashCode() % 1000 + 1000))).toList();
        return CompletableFuture.allOf(offers.toArray(CompletableFuture[]::new))
                .thenApply(done -> offers.stream().map(CompletableFuture::join)
                        .min((a, b) -> Integer.compare(a.cents(), b.cents())).orElseThrow());
    }

    static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return futures.stream().reduce(CompletableFuture.completedFuture(new ArrayList<T>()),
                (list, future) -> list.thenCombine(future, (values, value) -> {
                    values.add(value);
                    return values;
                }), (a, b) -> a).thenApply(List::copyOf);
    }

    static <T> CompletableFuture<T> retry(int times, Supplier<CompletableFuture<T>> service) {
        return service.get().handle((value, failure) -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(value);
            }
            return times > 1 ? retry(times - 1, service) : CompletableFuture.<T>failedFuture(failure);
        }).thenCompose(Function.identity());
    }

    CompletableFuture<String> ship(int number) {
        return later(1, () -> {
            if (flakyCalls.incrementAndGet() % 3 != 0) {
                throw new IllegalStateException("line busy");
            }
            return "shipped " + number;
        });
    }

    CompletableFuture<Receipt> process(Order order) {
        return customer(order.customer())
                .thenCombine(all(order.articles().stream().map(this::price).toList()), (customer, prices) -> {
                    int sum = prices.stream().mapToInt(Integer::intValue).sum();
                    return new Receipt(order.number(), customer.isTrusted() ? sum * 9 / 10 : sum, customer.name());
                })
                .thenCompose(receipt -> retry(4, () -> ship(order.number()))
                        .thenApply(shipped -> new Receipt(receipt.number(), receipt.cents(), receipt.remark() + ", " + shipped)))
                .exceptionally(failure -> new Receipt(order.number(), 0, "refused: " + root(failure).getMessage()));
    }

    static Throwable root(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? root(failure.getCause()) : failure;
    }

    @Override
    public void close() {
        workers.shutdown();
        System.out.println("workers stopped: " + workers.isShutdown());
    }

    public static void main(String[] args) throws Exception {
        try (var shop = new FuturePipeline()) {
            var orders = List.of(new Order(1, "Ada", List.of("tea", "cup")), new Order(2, "Bob", List.of("milk")),
                    new Order(3, "Eve", List.of("tea")), new Order(4, "Grace", List.of("cup", "sofa")));
            for (Order order : orders) {
                System.out.println(shop.process(order).get(5, TimeUnit.SECONDS));
            }
            System.out.println(shop.cheapest(List.of("corner", "market", "harbour")).join());
            System.out.println(shop.later(1, () -> "fast").applyToEither(shop.later(2000, () -> "slow"), String::toUpperCase).join());

            var late = shop.later(5000, () -> "late");
            System.out.println(late.copy().completeOnTimeout("gave up", 20, TimeUnit.MILLISECONDS).join());
            try {
                late.orTimeout(10, TimeUnit.MILLISECONDS).get();
            } catch (ExecutionException e) {
                System.out.println("caused by " + e.getCause().getClass().getSimpleName() + " " + (e.getCause() instanceof TimeoutException));
            }

            var cancelled = new CompletableFuture<String>();
            var dependent = cancelled.thenApply(String::length);
            System.out.println(cancelled.cancel(true) + " " + cancelled.isCancelled() + " " + dependent.isCompletedExceptionally());
            try {
                dependent.join();
            } catch (CompletionException e) {
                System.out.println(e.getCause() instanceof CancellationException);
            }

            List<String> log = new ArrayList<>();
            CompletableFuture.completedFuture(20).thenApply(x -> x * 2).whenComplete((value, failure) -> log.add("saw " + value))
                    .thenAccept(x -> log.add("took " + x)).thenRun(() -> log.add("done"))
                    .thenApply(nothing -> Integer.parseInt("x")).exceptionally(failure -> {
                        log.add(root(failure).getMessage());
                        return -1;
                    }).join();
            System.out.println(log);
            System.out.println(CompletableFuture.allOf(orders.stream().map(o -> shop.customer(o.customer())).toArray(CompletableFuture[]::new))
                    .handle((nothing, failure) -> failure == null ? "all known" : root(failure).getMessage()).join());
            System.out.println(shop.stock.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Object::toString).collect(Collectors.joining(" ")));
        }
    }
}

// out: Receipt[number=1, cents=630, remark=Ada, shipped 1]
// out: Receipt[number=2, cents=450, remark=Bob, shipped 2]
// out: Receipt[number=3, cents=0, remark=refused: Eve not found]
// out: Receipt[number=4, cents=0, remark=refused: sofa not found]
// out: Offer[shop=corner, cents=613]
// out: FAST
// out: gave up
// out: caused by TimeoutException true
// out: true true true
// out: true
// out: [saw 40, took 40, done, For input string: "x"]
// out: Eve not found
// out: cup=8 milk=0 tea=1
// out: workers stopped: true
