import AxeBuilder from "@axe-core/playwright";
import { devices } from "@playwright/test";
import { expect, Playground, test } from "./playground.js";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds no serious issue in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const playground = await Playground.open(page);
    const seriousIssues = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    };
    expect(await seriousIssues()).toEqual([]);
    await playground.button("Examples").click();
    expect(await seriousIssues(), "in a dialog").toEqual([]);
    await playground.button(/A traceback/).click();
    await playground.run();
    await expect(playground.outcome).toHaveText("Exited with 1");
    expect(await seriousIssues(), "after a run that failed").toEqual([]);
    await playground.picture(`page-${colorScheme}`);
    await playground.button("Sign in").click();
    expect(await seriousIssues(), "in a form").toEqual([]);
  });
}

test("colours follow the system until somebody chooses, and the choice survives", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const playground = await Playground.open(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await playground.button("Switch to light colours").click();
  const light = await background();
  expect(light).not.toBe(dark);
  await page.reload();
  await expect(playground.button("Switch to dark colours")).toBeVisible();
  expect(await background()).toBe(light);
});

test("work survives a reload", async ({ playground }) => {
  const { page } = playground;
  await playground.write("javascript", "// my work\n");
  await playground.button("Add a file").click();
  await page.keyboard.type("data");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "data" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Language")).toHaveValue("javascript");
  await expect(page.getByRole("tab")).toHaveCount(2);
  await page.getByRole("tab").first().click();
  await expect(playground.code).toContainText("// my work");
});

test("files are added, renamed, moved and removed by keyboard", async ({ playground }) => {
  const { page } = playground;
  const tabs = page.getByRole("tab");
  await playground.button("Add a file").click();
  await page.keyboard.type("helper");
  await page.keyboard.press("Enter");
  await expect(tabs).toHaveText([/^main.py/, /^helper.py/]);
  await tabs.nth(1).focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("tools");
  await page.keyboard.press("Enter");
  await expect(tabs).toHaveText([/^main.py/, /^tools.py/]);
  await tabs.nth(1).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(tabs).toHaveText([/^tools.py/, /^main.py/]);
  await page.keyboard.press("Delete");
  await expect(tabs).toHaveText([/^main.py/]);
  await playground.button("Undo").click();
  await expect(tabs).toHaveText([/^main.py/, /^tools.py/]);
});

test("a name that is taken or impossible is refused, and why", async ({ playground }) => {
  const { page } = playground;
  await playground.button("Add a file").click();
  const name = page.getByLabel("Name of the file");
  for (const bad of ["MAIN.py", "../up.py", "/abs.py", ""]) {
    await name.fill(bad);
    await name.press("Enter");
    await expect(name).toHaveJSProperty("validity.valid", false);
  }
  await name.press("Escape");
  await expect(page.getByRole("tab")).toHaveCount(1);
});

test("unsaved work that is replaced can be taken back", async ({ playground }) => {
  await playground.type("precious = 1\n");
  await playground.button("Examples").click();
  await playground.button(/Game of Life/).click();
  await playground.button("Take it back").click();
  await expect(playground.code).toContainText("precious = 1");
});

test("what a program printed goes when another takes its place", async ({ playground }) => {
  const { page } = playground;
  await playground.write("python", "print(1 / 0)\n");
  await playground.run();
  await expect(playground.terminal).toContainText("ZeroDivisionError");
  await page.getByLabel("Language").selectOption("java");
  await expect(playground.terminal).not.toContainText("ZeroDivisionError");
  await expect(page.locator("#problems")).toBeHidden();
  await expect(playground.outcome).toBeEmpty();
});

test("the page says so while it is offline, and editing goes on", async ({
  playground,
  context,
}) => {
  await context.setOffline(true);
  await expect(playground.page.getByText("You are offline")).toBeVisible();
  await playground.type("print('still here')\n");
  await context.setOffline(false);
  await expect(playground.page.getByText("You are offline")).toBeHidden();
  await playground.run();
  await expect(playground.terminal).toContainText("still here");
});

test("the keyboard gets into the editor and out of it, and past the terminal", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.code.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("separator")).toBeFocused();
  await page.getByLabel("Terminal: input to the program").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Terminal: input to the program")).not.toBeFocused();
});

test("the page fits a phone, and runs programs there", async ({ browser, faults }) => {
  const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  const playground = await Playground.open(page);
  await playground.button("Run").tap();
  await expect(page.getByText("Waiting for input")).toBeVisible();
  await playground.picture("phone");
  await page.keyboard.type("50\n");
  await expect(playground.terminal).toContainText(/Higher|Lower|Yes/);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await playground.button("More").tap();
  await expect(playground.button("Save")).toBeVisible();
  await playground.picture("phone-menu");
  await context.close();
});

test("the API's own page sends requests, within our policy", async ({ page, faults: _ }) => {
  await page.goto(`${process.env.PLAYGROUND}/api/docs/`);
  await page.locator("#operations-executions-run_program").click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page
    .locator("#operations-executions-run_program textarea")
    .first()
    .fill('{"files":[{"path":"main.py","content":"print(6 * 7)"}]}');
  await page.getByRole("button", { name: "Execute", exact: true }).click();
  await expect(page.locator(".live-responses-table")).toContainText('"stdout": "42\\n"');
  await page.screenshot({ path: "screenshots/api-docs.png" });
});
