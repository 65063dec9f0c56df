import java.util.ArrayList;
import java.util.List;

public class WrapperTypes {
    public static void main(String[] args) {
        Integer a = 127, b = 127, c = 128, d = 128;
        System.out.println((a == b) + " " + (c == d) + " " + c.equals(d) + " " + (c == 128) + " " + new Object().equals(null));
        System.out.println(Integer.parseInt("-42") + Integer.valueOf("7") + Integer.parseInt("ff", 16) + " " + Integer.toString(255, 2) + " " + Integer.toHexString(-1) + " " + Integer.toOctalString(8) + " " + Long.parseLong("9".repeat(18)));
        System.out.println(Integer.bitCount(255) + " " + Integer.reverse(1) + " " + Integer.highestOneBit(100) + " " + Integer.numberOfTrailingZeros(8) + " " + Long.numberOfLeadingZeros(1) + " " + Integer.rotateLeft(0x80000001, 1) + " " + Integer.signum(-9) + " " + Integer.reverseBytes(1));
        System.out.println(Integer.compare(3, 5) + " " + Integer.MAX_VALUE + " " + Byte.MIN_VALUE + " " + Short.MAX_VALUE + " " + Long.MIN_VALUE + " " + (int) Character.MAX_VALUE + " " + Integer.SIZE + Long.BYTES);
        System.out.println(Boolean.parseBoolean("TRUE") + " " + Boolean.logicalXor(true, false) + " " + Boolean.valueOf("no") + " " + Boolean.hashCode(true) + " " + Double.hashCode(1.5) + " " + Long.hashCode(1L << 33) + " " + "x".hashCode());
        List<Integer> list = new ArrayList<>(List.of(10, 20, 30));
        list.remove(1);
        list.remove((Integer) 10);
        System.out.println(list);
        long sum = 0;
        for (Integer i : list) sum += i;
        Long boxed = sum;
        System.out.println(boxed.equals(30) + " " + boxed.equals(30L) + " " + (boxed == 30));
        Object o = true ? 1 : "x";
        System.out.println(o.getClass().getSimpleName() + " " + ((Object) (true ? 1 : 2.0)).getClass().getSimpleName());
        System.out.println(Double.valueOf("1e2").intValue() + " " + Float.valueOf(1.1f).doubleValue() + " " + Byte.parseByte("-128") + " " + Short.decode("0x7f") + " " + Integer.decode("#10") + " " + Character.valueOf('x').charValue());
        try {
            Byte.parseByte("128");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: true false true true false
// out: 220 11111111 ffffffff 10 999999999999999999
// out: 8 -2147483648 64 3 63 3 -1 16777216
// out: -1 2147483647 -128 32767 -9223372036854775808 65535 328
// out: true true false 1231 1073217536 2 120
// out: [30]
// out: false true true
// out: Integer Double
// out: 100 1.100000023841858 -128 127 16 x
// out: Value out of range. Value:"128" Radix:10
