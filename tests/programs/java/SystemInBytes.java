import java.io.IOException;

public class SystemInBytes {
    public static void main(String[] args) throws IOException {
        int first = System.in.read();
        System.out.println(first + " " + (char) first);
        byte[] rest = System.in.readAllBytes();
        System.out.println(rest.length + " " + new String(rest).trim());
        System.out.println(System.in.read() + " " + System.in.available());
    }
}

// in: abc
// in: déf
// out: 97 a
// out: 8 bc
// out: déf
// out: -1 0
