import { locationsIn, problemsIn } from "../src/locations.js";
import { expect, type Playground, test } from "./playground.js";

async function chooseExample(playground: Playground, name: RegExp): Promise<void> {
  await playground.button("Examples").click();
  await playground.button(name).click();
}

test("a place in a traceback leads to its line, in its file", async ({ playground }) => {
  const { page } = playground;
  await chooseExample(playground, /A traceback/);
  await playground.run();
  await expect(playground.outcome).toHaveText("Exited with 1");
  const place = playground.terminal.getByText('File "/work/basket.py", line 9');
  // The terminal makes its rows anew when it draws: what was found may be gone a moment later.
  await expect(async () => {
    const box = await place.boundingBox();
    if (!box) throw new Error("the traceback is not on the screen");
    await page.mouse.move(box.x + 70, box.y + box.height / 2);
    await page.mouse.move(box.x + 80, box.y + box.height / 2);
    const pointer = page.locator("#terminal .xterm-cursor-pointer");
    await expect(pointer).toHaveCount(1, { timeout: 2_000 });
    await page.mouse.down();
    await page.mouse.up();
  }).toPass();
  await expect(page.getByRole("tab", { selected: true })).toContainText("basket.py");
  await expect(page.locator("#position")).toHaveText("Line 9, column 9");
  await playground.picture("traceback");
});

const PROBLEMS = [
  { example: /A traceback/, runtime: "python", problem: /basket.py:9 TypeError/, line: "Line 9" },
  {
    example: /A stack trace/,
    runtime: "javascript",
    problem: /statistics.js:2 TypeError/,
    line: "Line 2",
  },
  {
    example: /A compile error/,
    runtime: "java",
    problem: /Main.java:4 incompatible/,
    line: "Line 4",
  },
];

for (const { example, runtime, problem, line } of PROBLEMS) {
  test(`an error in ${runtime} is listed, marked, and leads to its line`, async ({
    playground,
  }) => {
    const { page } = playground;
    await chooseExample(playground, example);
    await playground.run();
    await playground.button(problem).click();
    await expect(page.locator("#position")).toContainText(line);
    await expect(page.locator(".cm-lintRange-error")).toHaveCount(1);
    await expect(playground.code).toBeFocused();
  });
}

test("places are found in what each language prints", () => {
  const paths = ["main.py", "lib/Util.java", "Main.java", "m.mjs"];
  const found = (text: string) =>
    locationsIn(text, paths).map(({ path, line, column }) => [path, line, column]);
  expect(found('  File "/work/main.py", line 12, in f')).toEqual([["main.py", 12, undefined]]);
  expect(found("    at q (file:///work/m.mjs:1:27)")).toEqual([["m.mjs", 1, 27]]);
  expect(found("\tat lib.Util.go(Util.java:7)")).toEqual([["lib/Util.java", 7, undefined]]);
  expect(found("Main.java:3: error: ';' expected")).toEqual([["Main.java", 3, undefined]]);
  expect(found("at Module._compile (node:internal/modules/cjs/loader:1529:14)")).toEqual([]);
});

test("the innermost frame in the user's own files is the problem", () => {
  const java = `Exception in thread "main" java.lang.ArithmeticException: / by zero
\tat java.base/java.util.List.of(List.java:1)
\tat Main.d(Main.java:2)
\tat Main.main(Main.java:3)
`;
  expect(problemsIn(java, ["Main.java"])).toEqual([
    { path: "Main.java", line: 2, message: "java.lang.ArithmeticException: / by zero" },
  ]);
});
