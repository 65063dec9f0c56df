import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.util.Arrays;

public class FileStreams {
    public static void main(String[] args) throws IOException {
        try (PrintWriter out = new PrintWriter(new BufferedWriter(new FileWriter("data.txt")))) {
            out.printf("%d %s%n", 1, "one");
            out.println("2 two");
        }
        try (BufferedReader in = new BufferedReader(new FileReader("data.txt"))) {
            System.out.println(in.readLine() + "|" + in.lines().toList());
        }
        try (FileOutputStream out = new FileOutputStream("data.txt", true)) {
            out.write("3 three".getBytes());
        }
        try (FileInputStream in = new FileInputStream("data.txt")) {
            in.skip(6);
            System.out.println((char) in.read() + " " + in.available() + " " + new String(in.readNBytes(5)));
        }
        try (DataOutputStream out = new DataOutputStream(new FileOutputStream("bin"))) {
            out.writeInt(-5);
            out.writeUTF("héllo");
            out.writeDouble(2.5);
            out.writeBoolean(true);
        }
        try (DataInputStream in = new DataInputStream(new FileInputStream("bin"))) {
            System.out.println(in.readInt() + in.readUTF() + in.readDouble() + in.readBoolean());
            in.readByte();
        } catch (EOFException e) {
            System.out.println("end of file");
        }
        try (RandomAccessFile f = new RandomAccessFile("bin", "rw")) {
            f.seek(2);
            f.write(new byte[] {9, 9});
            f.seek(0);
            System.out.println(Integer.toHexString(f.readInt()) + " " + f.length() + " " + f.getFilePointer());
            f.setLength(3);
            System.out.println(f.length());
        }
        File dir = new File("d");
        System.out.println(dir.mkdir() + " " + dir.isDirectory() + " " + new File(dir, "x").createNewFile() + " " + Arrays.toString(dir.list()) + " " + new File("data.txt").length());
        System.out.println(new File("bin").renameTo(new File(dir, "bin")) + " " + new File("bin").exists() + " " + dir.delete() + " " + new File("a/../b.txt").getName() + " " + new File("p/q.txt").getParent());
        try {
            new FileReader("nope.txt");
        } catch (FileNotFoundException e) {
            System.out.println(e.getMessage());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SequenceInputStream(new ByteArrayInputStream("ab".getBytes()), new ByteArrayInputStream("cd".getBytes())).transferTo(bytes);
        System.out.println(bytes + " " + new BufferedReader(new StringReader("x\ny")).readLine());
        System.err.println("to stderr");
        System.out.write('!');
        System.out.println();
    }
}

// out: 1 one|[2 two]
// out: 2 12  two
// out:
// out: -5héllo2.5true
// out: end of file
// out: ffff0909 21 4
// out: 3
// out: true true true [x] 19
// out: true false false b.txt p
// out: nope.txt (No such file or directory)
// out: abcd x
// out: !
// err: to stderr
