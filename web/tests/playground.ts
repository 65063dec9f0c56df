/** What the tests do with the page, and what must hold in every one of them. */
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export { expect };

/** A failed request is told on the console by the browser itself; tests expect some refusals. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

export class Playground {
  readonly terminal: Locator;
  readonly outcome: Locator;
  readonly code: Locator;

  constructor(readonly page: Page) {
    this.terminal = page.locator(".xterm-rows");
    this.outcome = page.locator("#outcome");
    this.code = page.locator(".cm-content");
  }

  /** Opens the page, waits until it is there, and notes what goes wrong in it. */
  static async open(page: Page, path = "/", origin = process.env.PLAYGROUND): Promise<Playground> {
    await page.goto(`${origin}${path}`);
    const playground = new Playground(page);
    await expect(playground.code).toBeVisible();
    await expect(page.locator("#runtime option").first()).toHaveText(/\d/);
    return playground;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Chooses a language and replaces its program by one's own. */
  async write(runtime: string, code: string): Promise<void> {
    await this.page.getByLabel("Language").selectOption(runtime);
    await this.type(code);
  }

  /** Replaces the open file's text. */
  async type(code: string): Promise<void> {
    await this.code.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(code);
  }

  async run(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+Enter");
  }

  /** Makes an account, and answers with its password. */
  async register(name: string): Promise<string> {
    const password = "seven quiet otters drift";
    await this.button("Sign in").click();
    await this.button("Create an account").click();
    await this.page.getByLabel("Username").fill(name);
    await this.page.getByLabel("E-mail").fill(`${name}@example.org`);
    await this.page.getByLabel("Password").fill(password);
    await this.button("Create account").click();
    await expect(this.button(`Account of ${name}`)).toBeVisible();
    return password;
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: `screenshots/${name}.png` });
  }
}

/** Fails a test whose page logged an error or violated the content security policy. */
function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    const worrying = message.type() === "error" || message.type() === "warning";
    if (worrying && !REFUSED.test(message.text())) faults.push(message.text());
  });
}

export const test = base.extend<{ playground: Playground; faults: string[] }>({
  faults: [
    async ({ page, context }, use) => {
      const faults: string[] = [];
      watch(page, faults);
      context.on("page", (other) => watch(other, faults));
      await use(faults);
      expect(faults, "errors on the console").toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => use(await Playground.open(page)),
});

let serial = 0;

/** A name that nobody has yet. */
export function freshName(): string {
  return `user${Date.now().toString(36)}${process.pid.toString(36)}${serial++}`;
}
