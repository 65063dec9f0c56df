import java.util.InputMismatchException;
import java.util.NoSuchElementException;
import java.util.Scanner;

public class ScannerTokens {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.print("How many? ");
        int n = in.nextInt();
        long sum = 0;
        for (int i = 0; i < n; i++) sum += in.nextInt();
        System.out.println("sum " + sum);
        System.out.println(in.nextDouble() + " " + in.nextBoolean() + " " + in.next() + " " + in.nextLong() + " " + in.nextBigInteger());
        System.out.println("[" + in.nextLine() + "]");
        System.out.println("[" + in.nextLine() + "]");
        try {
            in.nextInt();
        } catch (InputMismatchException e) {
            System.out.println("mismatch: " + e.getMessage() + ", skipped " + in.next());
        }
        System.out.println(in.hasNextInt() + " " + in.hasNext() + " " + in.hasNextLine());
        in.useDelimiter("[,\\s]+");
        while (in.hasNext()) System.out.print(in.next() + "|");
        System.out.println();
        try {
            in.next();
        } catch (NoSuchElementException e) {
            System.out.println(e);
        }
        Scanner text = new Scanner("1 fish 2 fish red fish").useDelimiter("\\s*fish\\s*");
        System.out.println(text.nextInt() + text.nextInt() + text.next() + new Scanner("a\nb").nextLine() + new Scanner("k=v").findInLine("(\\w)=(\\w)"));
    }
}

// in: 3 10 20
// in: 30
// in: 2.5 true word 9999999999 123456789012345678901234567890 rest of line
// in: a whole line
// in: oops 7
// in: x,y  z
// out: How many? sum 60
// out: 2.5 true word 9999999999 123456789012345678901234567890
// out: [ rest of line]
// out: [a whole line]
// out: mismatch: null, skipped oops
// out: true true true
// out: 7|x|y|z|
// out: java.util.NoSuchElementException
// out: 3redak=v
