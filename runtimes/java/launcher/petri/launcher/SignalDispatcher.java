package petri.launcher;

import jdk.internal.misc.InnocuousThread;

/// The thread that calls the handlers of signals.
final class SignalDispatcher {
    private SignalDispatcher() {
    }

    static void start() {
        Thread thread = InnocuousThread.newSystemThread("Signal Dispatcher", SignalDispatcher::dispatchAll, Thread.NORM_PRIORITY);
        thread.setDaemon(true);
        thread.start();
    }

    /// Waits for signals and has [jdk.internal.misc.Signal] handle each; never returns.
    private static native void dispatchAll();
}
