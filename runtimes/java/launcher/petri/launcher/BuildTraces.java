package petri.launcher;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import jdk.internal.module.Modules;
import jdk.internal.util.random.RandomSupport;

/// Undoes what building and warming up leave behind in the library where a program could see it:
/// the numbers in the names of threads, random seeds, which would be the same in every run, the
/// input that was read, and module versions in stack traces.
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

    /// `IO.readln` keeps the reader that it made of the standard input it first saw.
    static void forgetInput() throws ReflectiveOperationException {
        field(IO.class, "br").set(null, null);
    }

    /// Numbers start anew: "Thread-0", "pool-1-thread-1", "Timer-0", "ForkJoinPool-1-worker-1".
    static void resetCounters() throws ReflectiveOperationException {
        field(Class.forName("java.lang.Thread$ThreadNumbering"), "next").setInt(null, 0);
        field(ForkJoinPool.class, "poolIds").setInt(null, 0);
        ((AtomicInteger) get(Timer.class, "nextSerialNumber")).set(0);
        ((AtomicInteger) get(Class.forName("java.util.concurrent.Executors$DefaultThreadFactory"),
                "poolNumber")).set(1);
    }

    /// Stack traces name the version of a module unless java.base records its hash, as a module of
    /// its own JDK. Relinking drops the hashes, so the answer is put where they would end up.
    static void hideModuleVersions() throws ReflectiveOperationException {
        Set<String> names = ModuleLayer.boot().modules().stream().map(Module::getName)
                .collect(Collectors.toSet());
        field(Class.forName("java.lang.StackTraceElement$HashedModules"), "HASHED_MODULES")
                .set(null, names);
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
