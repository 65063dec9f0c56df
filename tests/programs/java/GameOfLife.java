import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class GameOfLife {
    record Cell(int x, int y) {
        Set<Cell> neighbours() {
            return IntStream.rangeClosed(-1, 1).boxed()
                    .flatMap(dx -> IntStream.rangeClosed(-1, 1).mapToObj(dy -> new Cell(x + dx, y + dy)))
                    .filter(c -> !c.equals(this)).collect(Collectors.toSet());
        }
    }

    private Set<Cell> alive = new HashSet<>();

    GameOfLife(String picture) {
        String[] rows = picture.split("\n");
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                if (rows[y].charAt(x) == '#') alive.add(new Cell(x, y));
            }
        }
    }

    void step() {
        Set<Cell> next = new HashSet<>();
        Set<Cell> candidates = new HashSet<>(alive);
        alive.forEach(c -> candidates.addAll(c.neighbours()));
        for (Cell c : candidates) {
            long n = c.neighbours().stream().filter(alive::contains).count();
            if (n == 3 || n == 2 && alive.contains(c)) next.add(c);
        }
        alive = next;
    }

    String picture(int width, int height) {
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) out.append(alive.contains(new Cell(x, y)) ? '#' : '.');
            out.append('\n');
        }
        return out.toString();
    }

    public static void main(String[] args) {
        GameOfLife glider = new GameOfLife("""
            .#.
            ..#
            ###
            """);
        for (int i = 0; i <= 8; i++) {
            if (i % 4 == 0) System.out.println("generation " + i + "\n" + glider.picture(6, 6));
            glider.step();
        }
        GameOfLife blinker = new GameOfLife("###");
        blinker.step();
        System.out.println(blinker.alive.stream().map(Cell::y).sorted().toList() + " " + glider.alive.size());
    }
}

// out: generation 0
// out: .#....
// out: ..#...
// out: ###...
// out: ......
// out: ......
// out: ......
// out:
// out: generation 4
// out: ......
// out: ..#...
// out: ...#..
// out: .###..
// out: ......
// out: ......
// out:
// out: generation 8
// out: ......
// out: ......
// out: ...#..
// out: ....#.
// out: ..###.
// out: ......
// out:
// out: [-1, 0, 1] 5
