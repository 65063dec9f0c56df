import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

public class Compression {
    public static void main(String[] args) throws Exception {
        byte[] text = "the same words again and again, ".repeat(200).getBytes();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(packed)) {
            gz.write(text);
        }
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
        System.out.println((packed.size() < 300) + " " + java.util.Arrays.equals(text, unpacked));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : new String[] {"a.txt", "dir/b.txt"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("content of " + name).getBytes());
                out.closeEntry();
            }
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry e; (e = in.getNextEntry()) != null; ) System.out.println(e.getName() + ": " + new String(in.readAllBytes()));
        }
        CRC32 crc = new CRC32();
        crc.update(text);
        System.out.println(Long.toHexString(crc.getValue()));
        Deflater deflater = new Deflater(9);
        deflater.setInput(text);
        deflater.finish();
        byte[] buffer = new byte[1000];
        int n = deflater.deflate(buffer);
        Inflater inflater = new Inflater();
        inflater.setInput(buffer, 0, n);
        byte[] back = new byte[text.length];
        System.out.println(inflater.inflate(back) + " " + inflater.finished());
        try {
            new GZIPInputStream(new ByteArrayInputStream("not gzip".getBytes()));
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: true true
// out: a.txt: content of a.txt
// out: dir/b.txt: content of dir/b.txt
// out: 1a274f2d
// out: 6400 true
// out: Not in GZIP format
