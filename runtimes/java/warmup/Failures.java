import java.io.FileNotFoundException;
import java.io.FileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;

public class Failures {
    static class AppException extends Exception {
        AppException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static class Resource implements AutoCloseable {
        @Override
        public void close() throws IOException {
            throw new IOException("while closing");
        }
    }

    static String field;
    int[] data;
    Failures next;

    static int depth(int n) {
        return depth(n + 1) + 1;
    }

    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            System.out.println(e.getClass().getName() + ": " + e.getMessage() + trace.toString().length());
            e.printStackTrace();
        } finally {
            System.out.println("finally");
        }
    }

    static void wrap() throws AppException {
        try {
            Integer.parseInt("x1");
        } catch (NumberFormatException e) {
            throw new AppException("wrapped", e);
        }
    }

    public static void main(String[] args) {
        Failures failures = new Failures();
        Object text = "text";
        int zero = args.length;
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        attempt(() -> System.out.println(1 / zero));
        attempt(() -> System.out.println(new int[2][3][1][5]));
        attempt(() -> System.out.println(field.length()));
        attempt(() -> System.out.println(failures.next.next.data[0]));
        attempt(() -> failures.data[1] = 2);
        attempt(() -> System.out.println((Integer) text));
        attempt(() -> System.out.println(list.get(7)));
        attempt(() -> System.out.println("abc".substring(5)));
        attempt(() -> System.out.println("abc".charAt(3)));
        attempt(() -> Integer.parseInt("12a"));
        attempt(() -> List.of(1).add(2));
        attempt(() -> new ArrayList<>().iterator().next());
        attempt(() -> { for (Integer n : list) list.remove(n); });
        attempt(() -> Thread.State.valueOf("NOPE"));
        attempt(() -> new Scanner("x").nextInt());
        attempt(() -> depth(0));
        attempt(() -> { throw new IllegalStateException("state", new RuntimeException("cause")); });
        attempt(() -> { Object[] strings = new String[1]; strings[0] = 1; });
        attempt(() -> System.out.println(new int[-1].length));
        attempt(() -> Map.of("a", 1).put("b", 2));
        try (Resource resource = new Resource()) {
            System.out.println(resource != null);
            wrap();
        } catch (AppException | IOException e) {
            e.printStackTrace();
            System.out.println(e.getSuppressed().length + e.getCause().getMessage() + e.getStackTrace()[0]);
        }
        try {
            new FileReader("/missing");
        } catch (FileNotFoundException e) {
            System.out.println(e.getMessage());
        }
        try {
            throw new NoSuchElementException("none");
        } catch (NoSuchElementException e) {
            System.out.println(e);
        }
        Thread thread = new Thread(() -> { throw new RuntimeException("uncaught"); }, "failing");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
