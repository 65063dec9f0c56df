import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

public class ByteBuffers {
    public static void main(String[] args) throws Exception {
        ByteBuffer b = ByteBuffer.allocate(32);
        b.putInt(0x01020304).putLong(-2).put((byte) 7).putDouble(1.5).flip();
        System.out.println(b + " " + b.getInt() + " " + b.getLong() + " " + b.get() + " " + b.getDouble() + " " + b.hasRemaining());
        b.clear().order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x1122).putChar('é');
        System.out.println(Arrays.toString(Arrays.copyOf(b.array(), 4)));
        ByteBuffer direct = ByteBuffer.allocateDirect(16);
        direct.asIntBuffer().put(new int[] {1, 2, 3});
        System.out.println(direct.getInt(4) + " " + direct.isDirect() + " " + IntBuffer.wrap(new int[] {5, 6}).get(1));
        System.out.println(StandardCharsets.UTF_8.encode("añb").remaining() + " " + StandardCharsets.UTF_8.decode(ByteBuffer.wrap("añb".getBytes(StandardCharsets.UTF_8))) + " " + CharBuffer.wrap("chars").subSequence(1, 3));
        try (FileChannel ch = FileChannel.open(Path.of("ch.bin"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ch.write(ByteBuffer.wrap("0123456789".getBytes()));
            ByteBuffer in = ByteBuffer.allocate(4);
            ch.read(in, 3);
            System.out.println(new String(in.array()) + " " + ch.size() + " " + ch.position());
        }
        try {
            b.get(100);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }
}

// out: java.nio.HeapByteBuffer[pos=0 lim=21 cap=32] 16909060 -2 7 1.5 false
// out: [34, 17, -23, 0]
// out: 2 true 6
// out: 4 añb ha
// out: 3456 10 10
// out: IndexOutOfBoundsException
