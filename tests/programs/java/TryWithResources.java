public class TryWithResources {
    static class Resource implements AutoCloseable {
        final String name;
        final boolean failing;

        Resource(String name, boolean failing) {
            this.name = name;
            this.failing = failing;
            System.out.println("open " + name);
        }

        @Override
        public void close() {
            System.out.println("close " + name);
            if (failing) throw new IllegalStateException("closing " + name);
        }
    }

    public static void main(String[] args) throws Exception {
        try (Resource a = new Resource("a", false); Resource b = new Resource("b", true)) {
            System.out.println("body " + a.name + b.name);
            throw new RuntimeException("body failed");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage() + ", suppressed " + e.getSuppressed()[0].getMessage());
        } finally {
            System.out.println("finally");
        }
        Resource outer = new Resource("outer", false);
        try (outer; Resource none = null) {
            System.out.println("null resource " + none);
        }
        try (Resource c = new Resource("c", true)) {
            System.out.println("only close fails");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getSuppressed().length);
        }
    }
}

// out: open a
// out: open b
// out: body ab
// out: close b
// out: close a
// out: body failed, suppressed closing b
// out: finally
// out: open outer
// out: null resource null
// out: close outer
// out: open c
// out: only close fails
// out: close c
// out: closing c 0
