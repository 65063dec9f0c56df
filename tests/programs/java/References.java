import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class References {
    public static void main(String[] args) throws InterruptedException {
        Object kept = new Object();
        WeakReference<Object> strong = new WeakReference<>(kept);
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> weak = new WeakReference<>(new Object(), queue);
        PhantomReference<Object> phantom = new PhantomReference<>(new Object(), queue);
        SoftReference<String> soft = new SoftReference<>("soft " + args.length);
        WeakHashMap<Object, String> map = new WeakHashMap<>();
        map.put(new Object(), "gone");
        map.put(kept, "kept");
        CountDownLatch cleaned = new CountDownLatch(1);
        Cleaner.create().register(new Object(), cleaned::countDown);
        System.gc();
        System.out.println((strong.get() == kept) + " " + weak.get() + " " + soft.get() + " " + phantom.get());
        System.out.println((queue.remove(2000) != null) + " " + (queue.remove(2000) != null));
        System.out.println(cleaned.await(2, TimeUnit.SECONDS) + " " + map.values());
        strong.clear();
        System.out.println(strong.get() + " " + (kept != null));
    }
}

// out: true null soft 0 null
// out: true true
// out: true [kept]
// out: null true
