import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

public class Logging {
    public static void main(String[] args) {
        Logger logger = Logger.getLogger("app");
        logger.setUseParentHandlers(false);
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new Formatter() {
            @Override
            public String format(LogRecord r) {
                return r.getLevel() + " " + r.getLoggerName() + " " + formatMessage(r) + "\n";
            }
        });
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
        logger.info("started");
        logger.log(Level.WARNING, "disk at {0}%", 93);
        logger.fine(() -> "lazy " + 1);
        logger.finer("not shown");
        logger.log(Level.SEVERE, "failed", new IllegalStateException("x"));
        System.out.println(logger.isLoggable(Level.FINER) + " " + Logger.getLogger("app.sub").getParent().getName());
    }
}

// out: false app
// err: INFO app started
// err: WARNING app disk at 93%
// err: FINE app lazy 1
// err: SEVERE app failed
