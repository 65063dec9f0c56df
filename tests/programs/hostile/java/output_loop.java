// limit: output_bytes
// outcome: output_limit
/** Prints without end. */
class Main {
    public static void main(String[] args) {
        while (true) {
            System.out.println("spam spam spam spam");
        }
    }
}
