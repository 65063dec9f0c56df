import { expect, freshName, Playground, test } from "./playground.js";

test("a saved snippet survives a reload, and a shared one opens and forks elsewhere", async ({
  playground,
  browser,
  faults,
}) => {
  const { page } = playground;
  await playground.register(freshName());
  await playground.write("python", 'print("shared and run")\n');
  await page.getByLabel("Title").fill("To be shared");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Saved “To be shared”")).toBeVisible();
  await expect(page).toHaveURL(/\/s\/.+/);

  await page.reload();
  await expect(playground.code).toContainText("shared and run");
  await expect(page.getByLabel("Title")).toHaveValue("To be shared");

  await playground.button("Share").click();
  await page.getByLabel("Anyone with the link").check();
  await playground.picture("share");
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.keyboard.press("Escape");

  const context = await browser.newContext();
  const other = await context.newPage();
  other.on("pageerror", (error) => faults.push(String(error)));
  const theirs = await Playground.open(other, new URL(link).pathname);
  await expect(theirs.code).toContainText("shared and run");
  await theirs.run();
  await expect(theirs.terminal).toContainText("shared and run");
  await theirs.register(freshName());
  await theirs.button("Fork").click();
  await expect(other.getByText("Forked: this copy is yours")).toBeVisible();
  await expect(theirs.button("Save")).toBeVisible();
  expect(other.url()).not.toBe(link);
  await context.close();
});

test("a private snippet is not there for others", async ({ playground, browser }) => {
  await playground.register(freshName());
  await playground.button("Save").click();
  await expect(playground.page).toHaveURL(/\/s\/.+/);
  const context = await browser.newContext();
  const theirs = await Playground.open(
    await context.newPage(),
    new URL(playground.page.url()).pathname,
  );
  await expect(theirs.page.locator(".toast.error")).toBeVisible();
  await context.close();
});

test("snippets are listed, searched, opened and deleted", async ({ playground }) => {
  const { page } = playground;
  await playground.register(freshName());
  for (const title of ["First steps", "Second thoughts"]) {
    await playground.button("Examples").click();
    await playground.button(/Game of Life/).click();
    await page.getByLabel("Title").fill(title);
    await playground.button("Save").click();
    await expect(page.getByText(`Saved “${title}”`)).toBeVisible();
  }
  await playground.button("Open").click();
  const items = page.getByRole("dialog").getByRole("listitem");
  await expect(items).toHaveCount(2);
  await playground.picture("snippets");
  await page.getByLabel("Search your snippets").fill("first");
  await expect(items).toHaveCount(1);
  await playground.button(/^First steps/).click();
  await expect(page.getByLabel("Title")).toHaveValue("First steps");

  await playground.button("Open").click();
  await playground.button("Delete Second thoughts").click();
  await page.getByText("Really?").click();
  await expect(items).toHaveCount(1);
});

test("a snippet that was changed elsewhere is not overwritten unasked", async ({
  playground,
  context,
}) => {
  const { page } = playground;
  await playground.register(freshName());
  await playground.button("Save").click();
  await expect(page).toHaveURL(/\/s\/.+/);

  const elsewhere = await Playground.open(await context.newPage(), new URL(page.url()).pathname);
  await elsewhere.page.getByLabel("Title").fill("The newer one");
  await elsewhere.button("Save").click();
  await expect(elsewhere.page.getByText("Saved “The newer one”")).toBeVisible();

  await page.getByLabel("Title").fill("The older one");
  await playground.button("Save").click();
  await expect(page.getByRole("dialog", { name: "Changed elsewhere" })).toBeVisible();
  await playground.button("Open the newer one").click();
  await expect(page.getByLabel("Title")).toHaveValue("The newer one");
});

test("what is wrong with an account stands beside its field", async ({ playground }) => {
  const { page } = playground;
  await playground.button("Sign in").click();
  await playground.button("Create an account").click();
  await page.getByLabel("Username").fill(freshName());
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByLabel("Password").fill("short");
  await playground.button("Create account").click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await playground.picture("register");
});

test("a password is changed, and an account deleted for good", async ({ playground }) => {
  const { page } = playground;
  const name = freshName();
  const password = await playground.register(name);
  await playground.button(`Account of ${name}`).click();
  await playground.button("Change password").click();
  await page.getByLabel("Password so far").fill(password);
  await page.getByLabel("New password").fill("nine loud ravens argue");
  await playground.button("Change password").click();
  await expect(page.getByText("Your password is changed")).toBeVisible();

  await playground.button(`Account of ${name}`).click();
  await playground.button("Delete account").click();
  await playground.button("Delete for good").click();
  await expect(playground.button("Sign in")).toBeVisible();
  await playground.button("Sign in").click();
  await page.getByLabel("Username or e-mail").fill(name);
  await page.getByLabel("Password").fill("nine loud ravens argue");
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("alert")).not.toBeEmpty();
});

test("signing out leaves nobody signed in", async ({ playground }) => {
  const name = freshName();
  await playground.register(name);
  await playground.button(`Account of ${name}`).click();
  await playground.button("Sign out").click();
  await expect(playground.button("Sign in")).toBeVisible();
  await playground.page.reload();
  await expect(playground.button("Sign in")).toBeVisible();
});
