public class Sudoku {
    private final int[][] grid = new int[9][9];
    private int steps;

    Sudoku(String puzzle) {
        for (int i = 0; i < 81; i++) {
            grid[i / 9][i % 9] = puzzle.charAt(i) == '.' ? 0 : puzzle.charAt(i) - '0';
        }
    }

    private boolean fits(int row, int column, int digit) {
        for (int i = 0; i < 9; i++) {
            if (grid[row][i] == digit || grid[i][column] == digit) return false;
            if (grid[row / 3 * 3 + i / 3][column / 3 * 3 + i % 3] == digit) return false;
        }
        return true;
    }

    boolean solve() {
        int bestRow = -1, bestColumn = -1, fewest = 10;
        for (int r = 0; r < 9; r++) {
            for (int c = 0; c < 9; c++) {
                if (grid[r][c] != 0) continue;
                int options = 0;
                for (int d = 1; d <= 9; d++) if (fits(r, c, d)) options++;
                if (options < fewest) {
                    fewest = options;
                    bestRow = r;
                    bestColumn = c;
                }
            }
        }
        if (bestRow < 0) return true;
        for (int d = 1; d <= 9; d++) {
            if (!fits(bestRow, bestColumn, d)) continue;
            steps++;
            grid[bestRow][bestColumn] = d;
            if (solve()) return true;
            grid[bestRow][bestColumn] = 0;
        }
        return false;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < 9; r++) {
            if (r % 3 == 0 && r > 0) out.append("------+-------+------\n");
            for (int c = 0; c < 9; c++) {
                if (c % 3 == 0 && c > 0) out.append("| ");
                out.append(grid[r][c] == 0 ? "." : grid[r][c]).append(c < 8 ? " " : "\n");
            }
        }
        return out.toString();
    }

    public static void main(String[] args) {
        Sudoku sudoku = new Sudoku("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79");
        System.out.println(sudoku.solve() + " after " + sudoku.steps + " steps");
        System.out.print(sudoku);
        System.out.println(new Sudoku("123456789" + ".".repeat(72)).solve());
    }
}

// out: true after 51 steps
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
// out: true
