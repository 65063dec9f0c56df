public class ErrorRecords {
    record Point(int x, int y) {
        Point(int x) {
        }

        void setX(int x) {
            this.x = x;
        }
    }

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

// err: ErrorRecords.java:14: error: modifier public not allowed here
// err:         public Color() {}
// err:                ^
// err: ErrorRecords.java:3: error: constructor is not canonical, so it must invoke another constructor of class Point
// err:         Point(int x) {
// err:         ^
// err: ErrorRecords.java:7: error: cannot assign a value to final variable x
// err:             this.x = x;
// err:                 ^
// err: ErrorRecords.java:18: error: interface abstract methods cannot have body
// err:         void m() {}
// err:                  ^
// err: ErrorRecords.java:19: error: missing method body, or declare abstract
// err:         private int n();
// err:                     ^
// err: ErrorRecords.java:23: error: cannot assign a value to final variable x
// err:         new Point(1, 2).x = 5;
// err:                        ^
// err: ErrorRecords.java:24: error: enum classes may not be instantiated
// err:         new Color();
// err:         ^
// err: ErrorRecords.java:25: error: incompatible types: String cannot be converted to int
// err:         Point p = new Point("1", 2);
// err:                             ^
// err: ErrorRecords.java:26: error: cannot find symbol
// err:         p.getX();
// err:          ^
// err:   symbol:   method getX()
// err:   location: variable p of type Point
// err: Note: Some messages have been simplified; recompile with -Xdiags:verbose to get full output
// err: 9 errors
// exit: 1
