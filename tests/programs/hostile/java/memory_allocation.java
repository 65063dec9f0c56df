// limit: memory_bytes
// outcome: exited
// exit: 1
// err-contains: java.lang.OutOfMemoryError: Java heap space
/** One array larger than any memory. */
class Main {
    public static void main(String[] args) {
        System.out.println(new long[Integer.MAX_VALUE / 4].length);
    }
}
