import java.util.Scanner;

public class InputEnds {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int a = in.nextInt();
        System.out.println("got " + a);
        int b = in.nextInt();
        System.out.println(a + b);
    }
}

// in: 5
// out: got 5
// err: Exception in thread "main" java.util.NoSuchElementException
// err: 	at java.base/java.util.Scanner.throwFor(Scanner.java:975)
// err: 	at java.base/java.util.Scanner.next(Scanner.java:1632)
// err: 	at java.base/java.util.Scanner.nextInt(Scanner.java:2297)
// err: 	at java.base/java.util.Scanner.nextInt(Scanner.java:2251)
// err: 	at InputEnds.main(InputEnds.java:8)
// exit: 1
