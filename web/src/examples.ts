/** Programs to start from, by runtime; the first is what a new program in it starts with. */
import type { SourceFile } from "@petri/client";

export interface Example {
  title: string;
  /** A few words on what there is to see. */
  about: string;
  files: SourceFile[];
}

const python: Example[] = [
  {
    title: "Guess the number",
    about: "a conversation",
    files: [
      {
        path: "main.py",
        content: `import random

secret = random.randint(1, 100)
print("I am thinking of a number from 1 to 100.")

for attempt in range(1, 100):
    answer = input("Your guess: ")
    if not answer.isdigit():
        print("Digits, please.")
        continue
    guess = int(answer)
    if guess == secret:
        print(f"Yes! You needed {attempt} guesses.")
        break
    print("Higher." if guess < secret else "Lower.")
`,
      },
    ],
  },
  {
    title: "Game of Life",
    about: "an animation in the terminal",
    files: [
      {
        path: "main.py",
        content: `import random
import time
from collections import Counter

WIDTH, HEIGHT, GENERATIONS = 48, 20, 120


def step(cells):
    neighbours = Counter(
        ((x + dx) % WIDTH, (y + dy) % HEIGHT)
        for x, y in cells
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        if (dx, dy) != (0, 0)
    )
    return {
        cell
        for cell, count in neighbours.items()
        if count == 3 or (count == 2 and cell in cells)
    }


def draw(cells):
    rows = (
        "".join("●" if (x, y) in cells else "·" for x in range(WIDTH))
        for y in range(HEIGHT)
    )
    return "\\x1b[H\\x1b[32m" + "\\n".join(rows) + "\\x1b[0m"


everywhere = [(x, y) for x in range(WIDTH) for y in range(HEIGHT)]
cells = set(random.sample(everywhere, len(everywhere) // 4))
print("\\x1b[2J", end="")

for generation in range(GENERATIONS):
    print(draw(cells))
    print(f"generation {generation + 1}, {len(cells)} alive ", flush=True)
    cells = step(cells)
    time.sleep(0.06)
`,
      },
    ],
  },
  {
    title: "Words in a text",
    about: "two modules and a file to read",
    files: [
      {
        path: "main.py",
        content: `from pathlib import Path

from counting import longest, most_common

text = Path("poem.txt").read_text()

print("Most common words:")
for word, count in most_common(text, 5):
    print(f"  {word:10} {'█' * count} {count}")
print("Longest word:", longest(text))
`,
      },
      {
        path: "counting.py",
        content: `import re
from collections import Counter


def words(text):
    return re.findall(r"[a-z']+", text.lower())


def most_common(text, count):
    return Counter(words(text)).most_common(count)


def longest(text):
    return max(words(text), key=len)
`,
      },
      {
        path: "poem.txt",
        content: `Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?

In what distant deeps or skies,
Burnt the fire of thine eyes?
On what wings dare he aspire?
What the hand, dare seize the fire?
`,
      },
    ],
  },
  {
    title: "A traceback",
    about: "an error that leads to its line",
    files: [
      {
        path: "main.py",
        content: `from basket import Basket

basket = Basket()
basket.add("apples", 3)
basket.add("pears", "two")

print("Pieces of fruit:", basket.total())
`,
      },
      {
        path: "basket.py",
        content: `class Basket:
    def __init__(self):
        self.items = {}

    def add(self, name, count):
        self.items[name] = count

    def total(self):
        return sum(self.items.values())
`,
      },
    ],
  },
];

const javascript: Example[] = [
  {
    title: "Shopping list",
    about: "a conversation",
    files: [
      {
        path: "main.mjs",
        content: `import { createInterface } from "node:readline/promises";

const lines = createInterface({ input: process.stdin, output: process.stdout });
const items = new Map();

console.log("Type “3 apples”, or nothing to finish.");
for (;;) {
  const answer = (await lines.question("> ")).trim();
  if (!answer) break;
  const [, count = 1, name] = answer.match(/^(?:(\\d+)\\s+)?(.+)$/);
  items.set(name, (items.get(name) ?? 0) + Number(count));
}
lines.close();

console.table(Object.fromEntries(items));
`,
      },
    ],
  },
  {
    title: "Maze",
    about: "draws one, and the way out",
    files: [
      {
        path: "main.js",
        content: `const { carve, solve } = require("./maze");

const width = 24;
const height = 9;
const maze = carve(width, height);
const way = new Set(solve(maze).map(String));

for (let y = 0; y <= 2 * height; y++) {
  let row = "";
  for (let x = 0; x <= 2 * width; x++) {
    if (!maze[y][x]) row += "\\x1b[90m██\\x1b[0m";
    else row += way.has(String([x, y])) ? "\\x1b[32m••\\x1b[0m" : "  ";
  }
  console.log(row);
}
console.log(\`\${way.size} steps from corner to corner\`);
`,
      },
      {
        path: "maze.js",
        content: `const DIRECTIONS = [[1, 0], [-1, 0], [0, 1], [0, -1]];

/** A grid of open (true) and closed cells; rooms are at odd places. */
function carve(width, height) {
  const grid = Array.from({ length: 2 * height + 1 }, () => Array(2 * width + 1).fill(false));
  const visit = (x, y) => {
    grid[y][x] = true;
    for (const [dx, dy] of DIRECTIONS.toSorted(() => Math.random() - 0.5)) {
      if (grid[y + 2 * dy]?.[x + 2 * dx] === false) {
        grid[y + dy][x + dx] = true;
        visit(x + 2 * dx, y + 2 * dy);
      }
    }
  };
  visit(1, 1);
  return grid;
}

/** The shortest way from the first room to the last, breadth first. */
function solve(grid) {
  const goal = [grid[0].length - 2, grid.length - 2];
  const from = new Map([["1,1", null]]);
  const queue = [[1, 1]];
  for (const [x, y] of queue) {
    if (x === goal[0] && y === goal[1]) break;
    for (const [dx, dy] of DIRECTIONS) {
      const next = [x + dx, y + dy];
      if (grid[next[1]]?.[next[0]] && !from.has(String(next))) {
        from.set(String(next), [x, y]);
        queue.push(next);
      }
    }
  }
  const way = [];
  for (let at = goal; at; at = from.get(String(at))) way.unshift(at);
  return way;
}

module.exports = { carve, solve };
`,
      },
    ],
  },
  {
    title: "In which order?",
    about: "the event loop, step by step",
    files: [
      {
        path: "main.js",
        content: `const started = performance.now();
const log = (what) => {
  const ms = (performance.now() - started).toFixed(0).padStart(4);
  console.log(\`\${ms} ms  \${what}\`);
};

setTimeout(() => log("a timer of 200 ms"), 200);
setTimeout(() => log("a timer of 0 ms"), 0);
setImmediate(() => log("setImmediate"));
Promise.resolve().then(() => log("a promise"));
process.nextTick(() => log("process.nextTick"));
queueMicrotask(() => log("queueMicrotask"));

process.on("SIGINT", () => {
  log("interrupted: you pressed Stop");
  process.exit(130);
});
log("the program's own code");
setTimeout(() => log("the last timer"), 3_000);
`,
      },
    ],
  },
  {
    title: "A stack trace",
    about: "an error that leads to its line",
    files: [
      {
        path: "main.js",
        content: `const { average } = require("./statistics");

const measurements = [
  { day: "Monday", values: [3, 5, 8] },
  { day: "Tuesday" },
];

for (const { day, values } of measurements) {
  console.log(day, average(values));
}
`,
      },
      {
        path: "statistics.js",
        content: `exports.average = (values) => {
  const sum = values.reduce((a, b) => a + b);
  return sum / values.length;
};
`,
      },
    ],
  },
];

const java: Example[] = [
  {
    title: "Adding machine",
    about: "a conversation",
    files: [
      {
        path: "Main.java",
        content: `void main() {
    IO.println("Numbers, please; an empty line adds them up.");
    var numbers = new ArrayList<Double>();
    while (true) {
        String line = IO.readln("+ ");
        if (line == null || line.isBlank()) break;
        try {
            numbers.add(Double.parseDouble(line.strip()));
        } catch (NumberFormatException e) {
            IO.println("  that is not a number");
        }
    }
    double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
    IO.println("= %s, of %d numbers".formatted(sum, numbers.size()));
}
`,
      },
    ],
  },
  {
    title: "Shapes",
    about: "records, sealed types and patterns",
    files: [
      {
        path: "Main.java",
        content: `import java.util.List;
import java.util.stream.Collectors;

public class Main {
    public static void main(String[] args) {
        List<Shape> shapes = List.of(
                new Circle(1), new Rectangle(2, 3), new Circle(0.5), new Triangle(4, 1.5));

        for (Shape shape : shapes) {
            System.out.printf("%-40s %6.2f%n", shape, area(shape));
        }
        System.out.println(shapes.stream().collect(Collectors.groupingBy(
                shape -> shape.getClass().getSimpleName(),
                Collectors.summingDouble(Main::area))));
    }

    static double area(Shape shape) {
        return switch (shape) {
            case Circle(double radius) -> Math.PI * radius * radius;
            case Rectangle(double width, double height) -> width * height;
            case Triangle(double base, double height) -> base * height / 2;
        };
    }
}
`,
      },
      {
        path: "Shape.java",
        content: `sealed interface Shape permits Circle, Rectangle, Triangle {}

record Circle(double radius) implements Shape {}

record Rectangle(double width, double height) implements Shape {}

record Triangle(double base, double height) implements Shape {}
`,
      },
    ],
  },
  {
    title: "Mandelbrot",
    about: "a picture in colour",
    files: [
      {
        path: "Main.java",
        content: `public class Main {
    static final int WIDTH = 60, HEIGHT = 22, DEPTH = 200;

    public static void main(String[] args) {
        for (int y = 0; y < HEIGHT; y++) {
            var row = new StringBuilder();
            for (int x = 0; x < WIDTH; x++) {
                int steps = steps(x * 3.0 / WIDTH - 2.2, y * 2.4 / HEIGHT - 1.15);
                row.append(colour(steps == DEPTH ? 0 : Math.log(steps) / Math.log(DEPTH)));
            }
            System.out.println(row + "\\u001b[0m");
        }
    }

    /** A cell between deep blue and pale yellow. */
    static String colour(double light) {
        int red = (int) (12 + 243 * light);
        int green = (int) (20 + 215 * Math.pow(light, 1.2));
        int blue = (int) (45 + 120 * Math.sqrt(light));
        return "\\u001b[48;2;%d;%d;%dm ".formatted(red, green, blue);
    }

    /** How many steps a point stays near, up to DEPTH. */
    static int steps(double re, double im) {
        double x = 0, y = 0;
        int n = 0;
        while (n < DEPTH && x * x + y * y < 4) {
            double next = x * x - y * y + re;
            y = 2 * x * y + im;
            x = next;
            n++;
        }
        return n;
    }
}
`,
      },
    ],
  },
  {
    title: "A compile error",
    about: "an error that leads to its line",
    files: [
      {
        path: "Main.java",
        content: `public class Main {
    public static void main(String[] args) {
        String greeting = "Hello";
        int length = greeting;
        System.out.println(greeting + " has " + length + " letters");
    }
}
`,
      },
    ],
  },
];

export const EXAMPLES: Record<string, Example[]> = { python, javascript, java };
