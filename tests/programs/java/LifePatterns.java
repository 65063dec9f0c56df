import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conway's game on an endless plane and on a torus: what patterns become. */
public class LifePatterns {
    record Cell(int x, int y) implements Comparable<Cell> {
        Cell plus(int dx, int dy) {
            return new Cell(x + dx, y + dy);
        }

        @Override
        public int compareTo(Cell other) {
            return y != other.y ? Integer.compare(y, other.y) : Integer.compare(x, other.x);
        }
    }

    record Rule(Set<Integer> born, Set<Integer> survives) {
        static final Rule CONWAY = parse("B3/S23");

        static Rule parse(String text) {
            if (!text.matches("B\\d*/S\\d*")) {
                throw new IllegalArgumentException("not a rule: " + text);
            }
            String[] halves = text.substring(1).split("/S", -1);
            return new Rule(digits(halves[0]), digits(halves[1]));
        }

        private static Set<Integer> digits(String text) {
            return text.chars().mapToObj(c -> c - '0').collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The endless plane: a set of living cells. */
    record Plane(Set<Cell> living, Rule rule) {
        static Plane of(String picture) {
            var cells = new TreeSet<Cell>();
            List<String> lines = picture.lines().toList();
            for (int y = 0; y < lines.size(); y++) {
                for (int x = 0; x < lines.get(y).length(); x++) {
                    if (lines.get(y).charAt(x) == 'O') {
                        cells.add(new Cell(x, y));
                    }
                }
            }
            return new Plane(cells, Rule.CONWAY);
        }

        /** Run length encoding: 3O is OOO, b is a dead cell, $ ends a line, ! the pattern. */
        static Plane decode(String runs) {
            var cells = new TreeSet<Cell>();
            int count = 0;
            int x = 0;
            int y = 0;
            for (char c : runs.toCharArray()) {
                int times = Math.max(1, count);
                switch (c) {
                    case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                        count = count * 10 + c - '0';
                        continue;
                    }
                    case 'b' -> x += times;
                    case 'o' -> {
                        for (int i = 0; i < times; i++) {
                            cells.add(new Cell(x++, y));
                        }
                    }
                    case '$' -> {
                        y += times;
                        x = 0;
                    }
                    case '!' -> {
                        return new Plane(cells, Rule.CONWAY);
                    }
                    default -> throw new IllegalArgumentException("unknown run '" + c + "'");
                }
                count = 0;
            }
            throw new IllegalArgumentException("the pattern does not end");
        }

        Plane next() {
            Map<Cell, Integer> neighbours = new HashMap<>();
            for (Cell cell : living) {
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        if (dx != 0 || dy != 0) {
                            neighbours.merge(cell.plus(dx, dy), 1, Integer::sum);
                        }
                    }
                }
            }
            var next = neighbours.entrySet().stream()
                    .filter(entry -> (living.contains(entry.getKey()) ? rule.survives() : rule.born()).contains(entry.getValue()))
                    .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
            return new Plane(next, rule);
        }

        Plane after(int generations) {
            Plane plane = this;
            for (int i = 0; i < generations; i++) {
                plane = plane.next();
            }
            return plane;
        }

        /** Moved to the origin, so that equal shapes are equal. */
        Set<Cell> shape() {
            int left = living.stream().mapToInt(Cell::x).min().orElse(0);
            int top = living.stream().mapToInt(Cell::y).min().orElse(0);
            return living.stream().map(cell -> cell.plus(-left, -top)).collect(Collectors.toSet());
        }

        String fate(int most) {
            Map<Set<Cell>, Integer> seen = new LinkedHashMap<>();
            List<Plane> history = new ArrayList<>();
            Plane plane = this;
            for (int generation = 0; generation <= most; generation++, plane = plane.next()) {
                if (plane.living().isEmpty()) {
                    return "dies in generation " + generation;
                }
                Integer before = seen.putIfAbsent(plane.shape(), generation);
                history.add(plane);
                if (before != null) {
                    int period = generation - before;
                    boolean moves = !history.get(before).living().equals(plane.living());
                    return (moves ? "flies" : period == 1 ? "rests" : "blinks") + " from generation " + before + " with period " + period;
                }
            }
            return "still lives, " + plane.living().size() + " cells";
        }

        @Override
        public String toString() {
            Set<Cell> shape = shape();
            int width = shape.stream().mapToInt(Cell::x).max().orElse(0);
            int height = shape.stream().mapToInt(Cell::y).max().orElse(0);
            return IntStream.rangeClosed(0, height).mapToObj(y -> IntStream.rangeClosed(0, width)
                    .mapToObj(x -> shape.contains(new Cell(x, y)) ? "O" : ".").collect(Collectors.joining())).collect(Collectors.joining("/"));
        }
    }

    /** A torus, a row per word, neighbours counted with bits. */
    static long[] next(long[] rows) {
        int height = rows.length;
        long[] next = new long[height];
        for (int y = 0; y < height; y++) {
            long above = rows[(y + height - 1) % height];
            long row = rows[y];
            long below = rows[(y + 1) % height];
            long[] neighbours = {Long.rotateLeft(above, 1), above, Long.rotateRight(above, 1), Long.rotateLeft(row, 1),
                Long.rotateRight(row, 1), Long.rotateLeft(below, 1), below, Long.rotateRight(below, 1)};
            long ones = 0;
            long twos = 0;
            long fours = 0;
            for (long neighbour : neighbours) {
                long carry = ones & neighbour;
                ones ^= neighbour;
                fours |= twos & carry;
                twos ^= carry;
            }
            next[y] = twos & ~fours & (ones | row);
        }
        return next;
    }

    public static void main(String[] args) {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("block", "2o$2o!");
        patterns.put("blinker", "3o!");
        patterns.put("glider", "bob$2bo$3o!");
        patterns.put("r-pentomino", "b2o$2o$bo!");
        patterns.put("diehard", "6bo$2o$bo3b3o!");
        patterns.put("pulsar", "2b3o3b3o2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2$2b3o3b3o$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o!");
        patterns.put("spaceship", "bo2bo$o$o3bo$4o!");
        patterns.forEach((name, runs) -> System.out.printf("%-11s %s%n", name, Plane.decode(runs).fate(140)));

        var glider = Plane.of(".O.\n..O\nOOO");
        System.out.println(glider + " > " + glider.next() + " > " + glider.after(4));
        System.out.println(glider.after(40).living().stream().findFirst().orElseThrow() + " " + glider.after(4).shape().equals(glider.shape()));
        var highLife = new Plane(Plane.decode("3o$o$o!").living(), Rule.parse("B36/S23"));
        System.out.println(highLife.after(12).living().size() + " " + new Plane(glider.living(), Rule.parse("B/S")).fate(5)
                + ", " + new Plane(glider.living(), Rule.parse("B/S012345678")).fate(5));

        long[] torus = new long[64];
        Set<Cell> cells = new HashSet<>(Plane.decode("b2o$2o$bo!").living());
        cells.forEach(cell -> torus[30 + cell.y()] |= 1L << 30 + cell.x());
        long[] rows = torus;
        for (int generation = 1; generation <= 400; generation++) {
            rows = next(rows);
            if (generation % 100 == 0) {
                System.out.println(generation + ": " + Arrays.stream(rows).map(Long::bitCount).sum());
            }
            if (generation == 20) {
                var plane = new Plane(cells, Rule.CONWAY).after(20);
                System.out.println("same after 20: " + (Arrays.stream(rows).map(Long::bitCount).sum() == plane.living().size()));
            }
        }
        for (String wrong : List.of("2o$x!", "3o", "B3S23")) {
            try {
                System.out.println(wrong.startsWith("B") ? Rule.parse(wrong) : Plane.decode(wrong));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// out: block       rests from generation 0 with period 1
// out: blinker     blinks from generation 0 with period 2
// out: glider      flies from generation 0 with period 4
// out: r-pentomino still lives, 174 cells
// out: diehard     dies in generation 130
// out: pulsar      blinks from generation 0 with period 3
// out: spaceship   flies from generation 0 with period 4
// out: .O./..O/OOO > O.O/.OO/.O. > .O./..O/OOO
// out: Cell[x=11, y=10] true
// out: 7 dies in generation 1, rests from generation 0 with period 1
// out: same after 20: true
// out: 100: 121
// out: 200: 113
// out: 300: 113
// out: 400: 260
// out: unknown run 'x'
// out: the pattern does not end
// out: not a rule: B3S23
