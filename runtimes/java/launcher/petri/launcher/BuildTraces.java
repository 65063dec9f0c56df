package petri.launcher;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jdk.internal.module.Modules;
import jdk.internal.util.random.RandomSupport;

/// Undoes what the warm-up leaves behind in the library where a program could see it: the
/// numbers in the names of threads, and random seeds, which would be the same in every run.
final class BuildTraces {
    static {
        for (String packageName : new String[] {"java.lang", "java.util", "java.util.concurrent"}) {
            Modules.addOpens(Object.class.getModule(), packageName, BuildTraces.class.getModule());
        }
    }

    // Looked up before the snapshot, so that a run only uses them.
    private static final AtomicLong seeder = (AtomicLong) get(ThreadLocalRandom.class, "seeder");
    private static final Method seedCurrentThread = method(ThreadLocalRandom.class, "localInit");

    private BuildTraces() {
    }

    /// Numbers start anew: "Thread-0", "pool-1-thread-1", "Timer-0", "ForkJoinPool-1-worker-1".
    static void resetCounters() throws ReflectiveOperationException {
        field(Class.forName("java.lang.Thread$ThreadNumbering"), "next").setInt(null, 0);
        field(ForkJoinPool.class, "poolIds").setInt(null, 0);
        ((AtomicInteger) get(Timer.class, "nextSerialNumber")).set(0);
        ((AtomicInteger) get(Class.forName("java.util.concurrent.Executors$DefaultThreadFactory"),
                "poolNumber")).set(1);
    }

    /// Seeds as the initialiser of [ThreadLocalRandom] does.
    static void reseed() {
        seeder.set(RandomSupport.mixMurmur64(System.currentTimeMillis())
                ^ RandomSupport.mixMurmur64(System.nanoTime()));
        try {
            seedCurrentThread.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("ThreadLocalRandom cannot be seeded", e);
        }
    }

    private static Object get(Class<?> type, String name) {
        try {
            return field(type, name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + "." + name, e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Method method(Class<?> type, String name) {
        try {
            Method method = type.getDeclaredMethod(name);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new LinkageError(type + "." + name, e);
        }
    }
}
