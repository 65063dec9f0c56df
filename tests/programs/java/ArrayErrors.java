public class ArrayErrors {
    static void attempt(Runnable action) {
        try {
            action.run();
            System.out.println("no error");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        int[] a = new int[3];
        Object[] strings = new String[1];
        attempt(() -> a[3] = 1);
        attempt(() -> System.out.println(a[-1]));
        attempt(() -> System.out.println(new int[a.length - 4]));
        attempt(() -> System.out.println(new int[2][-5]));
        attempt(() -> strings[0] = 1);
        attempt(() -> System.arraycopy(a, 1, new int[3], 2, 2));
        attempt(() -> System.arraycopy(a, 0, new long[3], 0, 1));
        attempt(() -> System.arraycopy("text", 0, a, 0, 1));
        attempt(() -> System.arraycopy(a, 0, a, 0, -1));
        attempt(() -> System.out.println("abc".charAt(5)));
        attempt(() -> System.out.println("abc".substring(2, 1)));
        attempt(() -> System.out.println(java.util.List.of(1).get(1)));
        attempt(() -> System.out.println(new java.util.ArrayList<>(java.util.List.of(1, 2)).get(2)));
        attempt(() -> java.util.Arrays.copyOfRange(a, 2, 1));
        attempt(() -> new StringBuilder("x").insert(3, "y"));
    }
}

// out: java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3
// out: java.lang.ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 3
// out: java.lang.NegativeArraySizeException: -1
// out: java.lang.NegativeArraySizeException: -5
// out: java.lang.ArrayStoreException: java.lang.Integer
// out: java.lang.ArrayIndexOutOfBoundsException: arraycopy: last destination index 4 out of bounds for int[3]
// out: java.lang.ArrayStoreException: arraycopy: type mismatch: can not copy int[] into long[]
// out: java.lang.ArrayStoreException: arraycopy: source type java.lang.String is not an array
// out: java.lang.ArrayIndexOutOfBoundsException: arraycopy: length -1 is negative
// out: java.lang.StringIndexOutOfBoundsException: Index 5 out of bounds for length 3
// out: java.lang.StringIndexOutOfBoundsException: Range [2, 1) out of bounds for length 3
// out: java.lang.IndexOutOfBoundsException: Index: 1 Size: 1
// out: java.lang.IndexOutOfBoundsException: Index 2 out of bounds for length 2
// out: java.lang.IllegalArgumentException: 2 > 1
// out: java.lang.StringIndexOutOfBoundsException: Range [3, 1) out of bounds for length 1
