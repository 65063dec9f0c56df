public class ErrorRecords {
    record Point(int x, int y) {
        int z;

        Point(int x) {
        }

        void setX(int x) {
            this.x = x;
        }
    }

    record Derived(int a) extends Object {}

    enum Color {
        RED;

        public Color() {}
    }

    interface HasBody {
        void m() {}
        private int n();
    }

    public static void main(String[] args) {
        new Point(1, 2).x = 5;
        new Color();
        Point p = new Point("1", 2);
        p.getX();
    }
}

// err: ErrorRecords.java:3: error: field declaration must be static
// err:         int z;
// err:             ^
// err:   (consider replacing field with record component)
// err: ErrorRecords.java:13: error: '{' expected
// err:     record Derived(int a) extends Object {}
// err:                          ^
// err: 2 errors
// exit: 1
