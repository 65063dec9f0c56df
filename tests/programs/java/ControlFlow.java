public class ControlFlow {
    public static void main(String[] args) {
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                if (j == 2) continue outer;
                if (i == 3) break outer;
                System.out.print(i + "" + j + " ");
            }
        }
        System.out.println();
        int n = 27;
        int steps = 0;
        while (n != 1) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }
        System.out.println(steps);
        do {
            n++;
        } while (n < 5);
        System.out.println(n);
        for (int a = 0, b = 10; a < b; a += 3, b--) {
            System.out.print(a + ":" + b + " ");
        }
        System.out.println();
        block: {
            if (n > 3) break block;
            System.out.println("not printed");
        }
        for (; ; ) {
            if (n-- < 0) break;
        }
        System.out.println(n);
        for (char c : "loop".toCharArray()) System.out.print((char) (c + 1));
        System.out.println();
        System.out.println(early(3) + early(30));
    }

    static String early(int n) {
        for (int i = 0; i < 10; i++) {
            if (i == n) return "found " + i + " ";
        }
        return "none";
    }
}

// out: 00 01 10 11 20 21 
// out: 111
// out: 5
// out: 0:10 3:9 6:8 
// out: -2
// out: mppq
// out: found 3 none
