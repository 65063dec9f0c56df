import module java.base;
import java.util.List;

class ModuleImports {
    public static void main(String[] args) {
        Map<String, List<Integer>> m = new TreeMap<>();
        m.put("a", Stream.of(1, 2).toList());
        System.out.println(m + " " + Path.of("x", "y") + " " + Duration.ofMinutes(3) + " " + BigInteger.TWO.pow(70));
        Function<Integer, Integer> f = x -> x + 1;
        System.out.println(f.apply(1));
    }
}

// out: {a=[1, 2]} x/y PT3M 1180591620717411303424
// out: 2
