import java.util.Arrays;

public class ArrayBasics {
    public static void main(String[] args) {
        int[] a = {5, 3, 9, 1};
        int[] b = a.clone();
        Arrays.sort(b);
        System.out.println(Arrays.toString(a) + " " + Arrays.toString(b));
        System.out.println(Arrays.binarySearch(b, 9) + " " + Arrays.binarySearch(b, 4));
        int[][] jagged = new int[3][];
        for (int i = 0; i < 3; i++) {
            jagged[i] = new int[i + 1];
            Arrays.fill(jagged[i], i);
        }
        System.out.println(Arrays.deepToString(jagged));
        long[][][] cube = new long[2][3][4];
        cube[1][2][3] = 7;
        System.out.println(cube.length + " " + cube[0].length + " " + cube[0][0].length + " " + cube[1][2][3]);
        String[] words = new String[2];
        System.out.println(words[0] + " " + new boolean[1][0].length + " " + new char[1][1][0].length + " " + (int) new char[1][1][0].length);
        System.out.println(new boolean[1][1][0].length + "," + new double[1][0].length + "," + new boolean[2][0].length);
        System.out.println(Arrays.equals(a, a.clone()) + " " + a.equals(a.clone()) + " " + Arrays.hashCode(a));
        System.out.println(Arrays.toString(Arrays.copyOf(a, 6)) + Arrays.toString(Arrays.copyOfRange(a, 1, 3)));
        System.arraycopy(a, 0, a, 1, 3);
        System.out.println(Arrays.toString(a));
        Integer[] boxed = {3, 1, 2};
        Arrays.sort(boxed, (x, y) -> y - x);
        System.out.println(Arrays.asList(boxed));
        System.out.println(Arrays.stream(b).sum() + " " + Arrays.stream(b, 1, 3).max().getAsInt());
        int[] squares = new int[5];
        Arrays.setAll(squares, i -> i * i);
        Arrays.parallelPrefix(squares, Integer::sum);
        System.out.println(Arrays.toString(squares));
        System.out.println(Arrays.mismatch(new int[] {1, 2, 3}, new int[] {1, 2, 4}) + " " + Arrays.compare(new int[] {1, 2}, new int[] {1, 3}));
        System.out.println(a.getClass().getName() + " " + words.getClass().getName() + " " + cube.getClass().getSimpleName());
        char[] letters = {'j', 'v', 'm'};
        System.out.println(letters);
        System.out.println(String.valueOf(letters, 1, 2) + Arrays.asList(1, 2).getClass().getSimpleName());
        final int[] shared = new int[1];
        Runnable r = () -> shared[0]++;
        r.run();
        r.run();
        System.out.println(shared[0]);
    }
}

// out: [5, 3, 9, 1] [1, 3, 5, 9]
// out: 3 -3
// out: [[0], [1, 1], [2, 2, 2]]
// out: 2 3 4 7
// out: null 1 1 1
// out: 1,1,2
// out: true false 1075639
// out: [5, 3, 9, 1, 0, 0][3, 9]
// out: [5, 5, 3, 9]
// out: [3, 2, 1]
// out: 18 5
// out: [0, 1, 5, 14, 30]
// out: 2 -1
// out: [I [Ljava.lang.String; long[][][]
// out: jvm
// out: vmArrayList
// out: 2
