public class ThreadLocals {
    static final ThreadLocal<Integer> ID = ThreadLocal.withInitial(() -> 100);
    static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();
    static final ScopedValue<String> USER = ScopedValue.newInstance();

    static void greet() {
        System.out.println("user " + USER.get());
    }

    public static void main(String[] args) throws InterruptedException {
        ID.set(1);
        INHERITED.set("parent");
        Thread t = new Thread(() -> {
            System.out.println(ID.get() + " " + INHERITED.get());
            ID.set(55);
        });
        t.start();
        t.join();
        System.out.println(ID.get());
        ID.remove();
        System.out.println(ID.get());
        ScopedValue.where(USER, "ann").run(() -> {
            greet();
            ScopedValue.where(USER, "bob").run(ThreadLocals::greet);
            greet();
        });
        System.out.println(USER.isBound() + " " + USER.orElse("nobody"));
    }
}

// out: 100 parent
// out: 1
// out: 100
// out: user ann
// out: user bob
// out: user ann
// out: false nobody
