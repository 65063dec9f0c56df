import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

public class Enums {
    enum Planet {
        MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6);

        private final double mass, radius;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return 6.67300E-11 * mass / (radius * radius);
        }
    }

    enum Op {
        PLUS("+") {
            int apply(int a, int b) { return a + b; }
        },
        TIMES("*") {
            int apply(int a, int b) { return a * b; }
        };

        final String symbol;
        private static final Map<String, Op> BY_SYMBOL = new java.util.HashMap<>();

        static {
            for (Op op : values()) BY_SYMBOL.put(op.symbol, op);
        }

        Op(String symbol) { this.symbol = symbol; }

        abstract int apply(int a, int b);

        static Op of(String symbol) { return BY_SYMBOL.get(symbol); }
    }

    enum Singleton implements Runnable {
        INSTANCE;
        int runs;
        public void run() { System.out.println("run " + ++runs); }
    }

    enum Day { MON, TUE, WED, THU, FRI, SAT, SUN }

    public static void main(String[] args) {
        for (Planet p : Planet.values()) System.out.printf("%s %d %.2f%n", p, p.ordinal(), p.gravity());
        System.out.println(Op.of("*").apply(6, 7) + " " + Op.PLUS.apply(1, 2) + " " + Op.PLUS.getClass() + " " + Op.PLUS.getDeclaringClass());
        Singleton.INSTANCE.run();
        Singleton.INSTANCE.run();
        System.out.println(Day.valueOf("WED").compareTo(Day.MON) + " " + Day.SAT.name() + " " + Arrays.toString(Day.values()));
        try {
            Day.valueOf("FUNDAY");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        EnumSet<Day> weekend = EnumSet.of(Day.SUN, Day.SAT);
        System.out.println(weekend + " " + EnumSet.complementOf(weekend) + " " + EnumSet.range(Day.TUE, Day.THU) + EnumSet.noneOf(Day.class));
        EnumMap<Day, String> plans = new EnumMap<>(Day.class);
        plans.put(Day.FRI, "fish");
        plans.put(Day.MON, "moan");
        System.out.println(plans + " " + plans.containsKey(Day.SUN));
        System.out.println(Day.MON.equals(Day.MON) + " " + (Day.valueOf("MON") == Day.MON) + " " + Enum.valueOf(Day.class, "TUE"));
        System.out.println(Arrays.stream(Day.values()).filter(d -> d.name().startsWith("T")).toList());
    }
}

// out: MERCURY 0 3.70
// out: EARTH 1 9.80
// out: 42 3 class Enums$Op$1 class Enums$Op
// out: run 1
// out: run 2
// out: 2 SAT [MON, TUE, WED, THU, FRI, SAT, SUN]
// out: No enum constant Enums.Day.FUNDAY
// out: [SAT, SUN] [MON, TUE, WED, THU, FRI] [TUE, WED, THU][]
// out: {MON=moan, FRI=fish} false
// out: true true TUE
// out: [TUE, THU]
