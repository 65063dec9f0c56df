// limit: memory_bytes
// outcome: out_of_memory
// exit: 1
// err-contains: java.lang.OutOfMemoryError
/** A string that doubles. */
class Main {
    public static void main(String[] args) {
        String text = "ab";
        while (true) {
            text += text;
        }
    }
}
