import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sudoku twice: by constraints with bit masks, and as an exact cover with dancing links. */
public class SudokuPuzzles {
    static final int SIZE = 9;
    static final int ALL = 0x1ff;

    static final class Grid {
        private final int[] cells = new int[81];
        private final int[] rows = new int[9];
        private final int[] columns = new int[9];
        private final int[] boxes = new int[9];
        private int guesses;

        static Grid parse(String text) {
            String digits = text.replaceAll("\\s", "");
            if (digits.length() != 81) {
                throw new IllegalArgumentException("81 cells expected, not " + digits.length());
            }
            var grid = new Grid();
            for (int i = 0; i < 81; i++) {
                char c = digits.charAt(i);
                if (c != '.' && !grid.place(i, c - '0')) {
                    throw new IllegalArgumentException("a second %c in row %d, column %d".formatted(c, i / 9 + 1, i % 9 + 1));
                }
            }
            return grid;
        }

        private static int box(int cell) {
            return cell / 27 * 3 + cell % 9 / 3;
        }

        int candidates(int cell) {
            return ALL & ~(rows[cell / 9] | columns[cell % 9] | boxes[box(cell)]);
        }

        boolean place(int cell, int digit) {
            int bit = 1 << digit - 1;
            if ((candidates(cell) & bit) == 0) {
                return false;
            }
            cells[cell] = digit;
            rows[cell / 9] |= bit;
            columns[cell % 9] |= bit;
            boxes[box(cell)] |= bit;
            return true;
        }

        private void clear(int cell) {
            int bit = ~(1 << cells[cell] - 1);
            cells[cell] = 0;
            rows[cell / 9] &= bit;
            columns[cell % 9] &= bit;
            boxes[box(cell)] &= bit;
        }

        /** Where the fewest digits fit, first. */
        boolean solve() {
            int best = -1;
            int fewest = 10;
            for (int cell = 0; cell < 81 && fewest > 1; cell++) {
                if (cells[cell] == 0) {
                    int count = Integer.bitCount(candidates(cell));
                    if (count < fewest) {
                        fewest = count;
                        best = cell;
                    }
                }
            }
            if (best < 0) {
                return true;
            }
            for (int left = candidates(best); left != 0; left &= left - 1) {
                guesses += fewest > 1 ? 1 : 0;
                place(best, Integer.numberOfTrailingZeros(left) + 1);
                if (solve()) {
                    return true;
                }
                clear(best);
            }
            return false;
        }

        boolean isSolved() {
            return Arrays.stream(rows).allMatch(mask -> mask == ALL) && Arrays.stream(columns).allMatch(mask -> mask == ALL)
                    && IntStream.of(boxes).allMatch(mask -> mask == ALL);
        }

        String line() {
            return Arrays.stream(cells).mapToObj(digit -> digit == 0 ? "." : "" + digit).collect(Collectors.joining());
        }

        @Override
        public String toString() {
            var text = new StringBuilder();
            for (int row = 0; row < SIZE; row++) {
                if (row % 3 == 0 && row > 0) {
                    text.append("------+-------+------\n");
                }
                for (int column = 0; column < SIZE; column++) {
                    text.append(column == 0 ? "" : column % 3 == 0 ? " | " : " ").append(cells[row * 9 + column]);
                }
                text.append('\n');
            }
            return text.toString();
        }
    }

    /** Knuth's algorithm X. */
    static final class ExactCover {
        private static class Node {
            Node left = this;
            Node right = this;
            Node up = this;
            Node down = this;
            Column column;
            int row;
        }

        private static final class Column extends Node {
            int size;
        }

        private final Column root = new Column();
        private final List<Column> columns = new ArrayList<>();
        private final List<Integer> chosen = new ArrayList<>();
        private List<Integer> first;
        private int solutions;

        ExactCover(int columnCount) {
            for (int i = 0; i < columnCount; i++) {
                var column = new Column();
                insert(column, root);
                columns.add(column);
            }
        }

        private static void insert(Node node, Node before) {
            node.left = before.left;
            node.right = before;
            before.left.right = node;
            before.left = node;
        }

        void addRow(int row, int... covered) {
            Node head = null;
            for (int index : covered) {
                Column column = columns.get(index);
                var node = new Node();
                node.column = column;
                node.row = row;
                node.up = column.up;
                node.down = column;
                column.up.down = node;
                column.up = node;
                column.size++;
                if (head == null) {
                    head = node;
                } else {
                    insert(node, head);
                }
            }
        }

        private void cover(Column column) {
            column.right.left = column.left;
            column.left.right = column.right;
            for (Node i = column.down; i != column; i = i.down) {
                for (Node j = i.right; j != i; j = j.right) {
                    j.down.up = j.up;
                    j.up.down = j.down;
                    j.column.size--;
                }
            }
        }

        private void uncover(Column column) {
            for (Node i = column.up; i != column; i = i.up) {
                for (Node j = i.left; j != i; j = j.left) {
                    j.column.size++;
                    j.down.up = j;
                    j.up.down = j;
                }
            }
            column.right.left = column;
            column.left.right = column;
        }

        int search(int most) {
            if (root.right == root) {
                first = first == null ? List.copyOf(chosen) : first;
                return ++solutions;
            }
            Column best = (Column) root.right;
            for (Node c = best.right; c != root; c = c.right) {
                if (((Column) c).size < best.size) {
                    best = (Column) c;
                }
            }
            cover(best);
            for (Node r = best.down; r != best && solutions < most; r = r.down) {
                chosen.addLast(r.row);
                for (Node j = r.right; j != r; j = j.right) {
                    cover(j.column);
                }
                search(most);
                for (Node j = r.left; j != r; j = j.left) {
                    uncover(j.column);
                }
                chosen.removeLast();
            }
            uncover(best);
            return solutions;
        }
    }

    static Optional<String> byExactCover(String puzzle, int[] solutions) {
        var cover = new ExactCover(4 * 81);
        for (int cell = 0; cell < 81; cell++) {
            char given = puzzle.charAt(cell);
            for (int digit = 0; digit < 9; digit++) {
                if (given == '.' || given - '1' == digit) {
                    int box = Grid.box(cell);
                    cover.addRow(cell * 9 + digit, cell, 81 + cell / 9 * 9 + digit, 162 + cell % 9 * 9 + digit, 243 + box * 9 + digit);
                }
            }
        }
        solutions[0] = cover.search(3);
        return Optional.ofNullable(cover.first).map(rows -> {
            char[] digits = new char[81];
            rows.forEach(row -> digits[row / 9] = (char) ('1' + row % 9));
            return new String(digits);
        });
    }

    public static void main(String[] args) {
        String easy = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79";
        String hard = "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..";
        var grid = Grid.parse(easy);
        System.out.println(grid.solve() + " after " + grid.guesses + " guesses");
        System.out.print(grid);
        int[] solutions = new int[1];
        for (String puzzle : List.of(easy, hard, easy.replaceFirst("53", ".."), easy.substring(0, 2) + "1" + easy.substring(3))) {
            try {
                var byMasks = Grid.parse(puzzle);
                boolean solved = byMasks.solve();
                Optional<String> other = byExactCover(puzzle, solutions);
                System.out.println(solved + " " + byMasks.isSolved() + ", " + solutions[0] + (solutions[0] == 3 ? " or more" : "") + " solutions, same "
                        + other.map(text -> text.equals(byMasks.line())).orElse(false));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            Grid.parse(easy.replaceFirst("53", "55"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        // Seven pieces that cover seven columns: the example of Knuth's paper.
        var cover = new ExactCover(7);
        int[][] rows = {{2, 4, 5}, {0, 3, 6}, {1, 2, 5}, {0, 3}, {1, 6}, {3, 4, 6}};
        IntStream.range(0, rows.length).forEach(row -> cover.addRow(row, rows[row]));
        System.out.println(cover.search(10) + " " + cover.first.stream().sorted().toList());
        var used = new BitSet();
        cover.first.forEach(row -> IntStream.of(rows[row]).forEach(used::set));
        System.out.println(used);
    }
}

// out: true after 0 guesses
// out: 5 3 4 | 6 7 8 | 9 1 2
// out: 6 7 2 | 1 9 5 | 3 4 8
// out: 1 9 8 | 3 4 2 | 5 6 7
// out: ------+-------+------
// out: 8 5 9 | 7 6 1 | 4 2 3
// out: 4 2 6 | 8 5 3 | 7 9 1
// out: 7 1 3 | 9 2 4 | 8 5 6
// out: ------+-------+------
// out: 9 6 1 | 5 3 7 | 2 8 4
// out: 2 8 7 | 4 1 9 | 6 3 5
// out: 3 4 5 | 2 8 6 | 1 7 9
// out: true true, 1 solutions, same true
// out: true true, 1 solutions, same true
// out: true true, 2 solutions, same true
// out: false false, 0 solutions, same false
// out: a second 5 in row 1, column 2
// out: 1 [0, 3, 4]
// out: {0, 1, 2, 3, 4, 5, 6}
