public class BadSyntax {
    public static void main(String[] args) {
        int x = 5
        if (x > 3 {
            System.out.println("unclosed);
        }
        for (int i = 0; i < 3, i++) {
        }
        x + 1;
    }
