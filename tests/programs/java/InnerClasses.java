public class InnerClasses {
    private int counter = 10;
    private static String shared = "static";

    class Inner {
        int counter = 20;

        class Innermost {
            int counter = 30;

            String all() {
                return counter + " " + Inner.this.counter + " " + InnerClasses.this.counter + " " + shared;
            }
        }

        void bump() {
            InnerClasses.this.counter++;
        }
    }

    static class Nested {
        private int secret = 42;
        static int instances;

        Nested() {
            instances++;
        }
    }

    Runnable anonymous(int n) {
        int local = n * 2;
        return new Runnable() {
            int runs = 0;

            @Override
            public void run() {
                runs++;
                System.out.println("run " + runs + " " + local + " " + counter + " " + getClass().getName());
            }
        };
    }

    static <T> Iterable<T> twice(T item) {
        class Twice implements java.util.Iterator<T> {
            int left = 2;

            public boolean hasNext() { return left > 0; }

            public T next() {
                left--;
                return item;
            }
        }
        return Twice::new;
    }

    public static void main(String[] args) {
        InnerClasses outer = new InnerClasses();
        Inner inner = outer.new Inner();
        inner.bump();
        System.out.println(inner.new Innermost().all());
        System.out.println(new Nested().secret + Nested.instances);
        Runnable r = outer.anonymous(3);
        r.run();
        r.run();
        for (String s : twice("again")) System.out.println(s);
        enum Local { A, B }
        record Tuple(int a, Local b) {}
        interface Action { int act(int x); }
        Action add = x -> x + Local.values().length;
        System.out.println(new Tuple(add.act(1), Local.B));
        System.out.println(Inner.Innermost.class.getName() + " " + Tuple.class.getName() + " " + Inner.class.getSimpleName() + " " + r.getClass().isAnonymousClass());
    }
}

// out: 30 20 11 static
// out: 43
// out: run 1 6 11 InnerClasses$1
// out: run 2 6 11 InnerClasses$1
// out: again
// out: again
// out: Tuple[a=3, b=B]
// out: InnerClasses$Inner$Innermost InnerClasses$1Tuple Inner true
