import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class ReadLines {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.print("Name: ");
        String name = in.readLine();
        System.out.println("Hello, " + name + "!");
        String[] parts = in.readLine().trim().split("\\s+");
        int product = 1;
        for (String p : parts) product *= Integer.parseInt(p);
        System.out.println(product);
        String line;
        int count = 0;
        while ((line = in.readLine()) != null) {
            count++;
            System.out.println(count + ": " + line.toUpperCase());
        }
        System.out.println(in.read());
    }
}

// in: Zoë
// in:  2 3  7
// in: first
// in:
// in: last ünïcode
// out: Name: Hello, Zoë!
// out: 42
// out: 1: FIRST
// out: 2: 
// out: 3: LAST ÜNÏCODE
// out: -1
