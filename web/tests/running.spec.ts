import { expect, test } from "./playground.js";

const PROGRAMS = {
  python: 'print("sum:", sum(range(10)))\n',
  javascript: 'console.log("sum:", [1, 2, 42].reduce((a, b) => a + b));\n',
  java: 'void main() { IO.println("sum: " + java.util.stream.IntStream.of(1, 2, 42).sum()); }\n',
};

for (const [runtime, code] of Object.entries(PROGRAMS)) {
  test(`a program in ${runtime} runs and tells what it used`, async ({ playground }) => {
    await playground.write(runtime, code);
    await playground.run();
    await expect(playground.terminal).toContainText("sum: 45");
    await expect(playground.outcome).toHaveText("Exited with 0");
    await expect(playground.page.locator("#usage-time")).toHaveText(/\d m?s$/);
    await expect(playground.page.locator("#usage-fuel")).toHaveText(/^\d/);
    await expect(playground.page.locator("#usage-memory")).toHaveText(/\d MB$/);
    await playground.picture(`run-${runtime}`);
  });
}

test("typed input reaches a program that waits for it, edited as a terminal does", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.write(
    "python",
    'name = input("Name? ")\nprint(f"<{name}>")\nprint(list(__import__("sys").stdin))\n',
  );
  await playground.run();
  await expect(page.getByText("Waiting for input")).toBeVisible();
  await expect(page.getByLabel("Terminal: input to the program")).toBeFocused();
  await page.keyboard.type("Adaaa");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Home");
  await page.keyboard.type("Dr ");
  await expect(playground.terminal).toContainText("Name? Dr Ada");
  await page.keyboard.press("Enter");
  await expect(playground.terminal).toContainText("<Dr Ada>");
  await page.keyboard.type("one more line\n");
  await page.keyboard.press("Control+d");
  await expect(playground.terminal).toContainText("['one more line\\n']");
  await expect(playground.outcome).toHaveText("Exited with 0");
});

test("output that comes while a line is typed leaves the line whole", async ({ playground }) => {
  const { page } = playground;
  await playground.write(
    "javascript",
    `process.stdin.on("data", (line) => { console.log("got " + line); clearInterval(timer); process.stdin.pause(); });
let n = 0;
const timer = setInterval(() => console.log("tick " + n++), 120);
`,
  );
  await playground.run();
  await expect(playground.terminal).toContainText("tick 0");
  await page.locator("#terminal").click();
  await page.keyboard.type("half a line", { delay: 40 });
  await expect(playground.terminal).toContainText("tick 6");
  await page.keyboard.press("Enter");
  await expect(playground.terminal).toContainText("got half a line");
  await expect(playground.outcome).toHaveText("Exited with 0");
});

test("Stop ends an endless loop", async ({ playground }) => {
  await playground.write("javascript", "for (;;);\n");
  await playground.run();
  await expect(playground.page.getByText("Running", { exact: true })).toBeVisible();
  await playground.button("Stop").click();
  await expect(playground.button("Run")).toBeVisible();
  await expect(playground.outcome).toHaveText(/cancelled|Exited with 130/);
});

test("Ctrl-C in the terminal is a KeyboardInterrupt that Python can catch", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.write(
    "python",
    'try:\n    input("waiting ")\nexcept KeyboardInterrupt:\n    print("caught")\n',
  );
  await page.getByRole("tab").click();
  await playground.run();
  await expect(page.getByText("Waiting for input")).toBeVisible();
  await page.keyboard.press("Control+c");
  await expect(playground.terminal).toContainText("caught");
  await expect(playground.outcome).toHaveText("Exited with 0");
});

test("a program that is stopped is not shown as one that went wrong", async ({ playground }) => {
  await playground.write("python", 'input("waiting ")\n');
  await playground.run();
  await expect(playground.page.getByText("Waiting for input")).toBeVisible();
  await playground.button("Stop").click();
  await expect(playground.terminal).toContainText("KeyboardInterrupt");
  await expect(playground.outcome).toHaveText("Exited with 130");
  await expect(playground.outcome.locator(".calm")).toBeVisible();
  await expect(playground.page.locator("#problems")).toBeHidden();
});

test("a program that is replaced while it runs is ended", async ({ playground }) => {
  await playground.write("javascript", "for (;;);\n");
  await playground.run();
  await expect(playground.page.getByText("Running", { exact: true })).toBeVisible();
  await playground.page.getByLabel("Language").selectOption("python");
  await expect(playground.button("Run")).toBeVisible();
});

test("a program that has all its input does not wait for more", async ({ playground }) => {
  const { page } = playground;
  await playground.write(
    "python",
    "import sys\nprint(sys.argv[1:])\nprint(sys.stdin.read().upper())\n",
  );
  await playground.button("Input").click();
  await page.getByLabel("Arguments").fill('one "two words"');
  await page.getByLabel("Standard input").fill("from the form");
  await page.keyboard.press("Escape");
  await playground.run();
  await expect(playground.terminal).toContainText("['one', 'two words']");
  await expect(playground.terminal).toContainText("FROM THE FORM");
  await expect(playground.outcome).toHaveText("Exited with 0");
});

test("a limit that is met is told", async ({ playground }) => {
  await playground.write("python", 'while True: print("x" * 10000)\n');
  await playground.run();
  await expect(playground.outcome).toContainText("output_bytes");
});
