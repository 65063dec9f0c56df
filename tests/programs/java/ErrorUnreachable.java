public class ErrorUnreachable {
    public static void main(String[] args) {
        while (true) {
            break;
            System.out.println("a");
        }
        return;
        System.out.println("b");
    }

    int f() {
        throw new RuntimeException();
        return 1;
    }

    void g() {
        for (; ; ) {
        }
        int x;
    }

    void h() {
        try {
            int y = 1;
        } catch (java.io.IOException e) {
        }
    }
}

// err: ErrorUnreachable.java:5: error: unreachable statement
// err:             System.out.println("a");
// err:             ^
// err: ErrorUnreachable.java:8: error: unreachable statement
// err:         System.out.println("b");
// err:         ^
// err: ErrorUnreachable.java:13: error: unreachable statement
// err:         return 1;
// err:         ^
// err: ErrorUnreachable.java:19: error: unreachable statement
// err:         int x;
// err:             ^
// err: ErrorUnreachable.java:25: error: exception IOException is never thrown in body of corresponding try statement
// err:         } catch (java.io.IOException e) {
// err:           ^
// err: 5 errors
// exit: 1
