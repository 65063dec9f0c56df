import java.util.ArrayList;
import java.util.List;

public class WarningsAndNotes {
    @SuppressWarnings("removal")
    static class Old {
        protected void finalize() {}
    }

    public static void main(String[] args) {
        List raw = new ArrayList();
        raw.add("unchecked");
        Thread t = new Thread(() -> {});
        System.out.println(raw.get(0) + " " + new Integer(5) + " " + new java.util.Date(124, 0, 1).getYear());
        t.stop();
    }
}

// out: unchecked 5 124
// err: WarningsAndNotes.java:15: warning: [removal] stop() in Thread has been deprecated and marked for removal
// err:         t.stop();
// err:          ^
// err: Note: WarningsAndNotes.java uses or overrides a deprecated API.
// err: Note: Recompile with -Xlint:deprecation for details.
// err: Note: WarningsAndNotes.java uses unchecked or unsafe operations.
// err: Note: Recompile with -Xlint:unchecked for details.
// err: 1 warning
// err: Exception in thread "main" java.lang.UnsupportedOperationException
// err: 	at java.base/java.lang.Thread.stop(Thread.java:1557)
// err: 	at WarningsAndNotes.main(WarningsAndNotes.java:15)
// exit: 1
