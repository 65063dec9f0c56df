import java.util.List;
import java.util.stream.Collectors;

public class StackWalking {
    static String caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass().getSimpleName();
    }

    static void deep(int n) {
        if (n > 0) {
            deep(n - 1);
            return;
        }
        String top = StackWalker.getInstance().walk(frames -> frames.limit(3).map(f -> f.getMethodName() + ":" + f.getLineNumber()).collect(Collectors.joining(" ")));
        System.out.println(top);
        StackTraceElement[] trace = Thread.currentThread().getStackTrace();
        System.out.println(trace[0].getMethodName() + " " + trace[1].getMethodName() + " " + trace.length);
    }

    static class Other {
        static String ask() {
            return caller();
        }
    }

    public static void main(String[] args) {
        deep(4);
        System.out.println(Other.ask());
        Runnable r = () -> {
            List<String> names = StackWalker.getInstance().walk(s -> s.map(StackWalker.StackFrame::getMethodName).toList());
            System.out.println(names);
        };
        r.run();
    }
}

// out: deep:14 deep:11 deep:11
// out: getStackTrace deep 7
// out: Other
// out: [lambda$main$0, main]
