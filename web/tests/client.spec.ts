import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, Playground, test } from "./playground.js";
import { type BlockingProxy, proxyWithoutWebSockets } from "./proxy.js";

/** Opens a page of the server on which `script`, a module, is all that runs; answers with what it logs first. */
async function runScript(page: Page, origin: string, script: string): Promise<string> {
  const scripts = {
    "**/assets/main-*.js": script.replace('"@petri/client"', '"/client.js"'),
    "**/client.js": await readFile("client/dist/index.js", "utf8"),
  };
  for (const [url, body] of Object.entries(scripts)) {
    await page.route(url, (route) => route.fulfill({ contentType: "text/javascript", body }));
  }
  const logged = page.waitForEvent("console", (message) => message.type() === "log");
  await page.goto(`${origin}/`);
  return (await logged).text();
}

test("the example in the client's README is short and runs", async ({ page }) => {
  const readme = await readFile("client/README.md", "utf8");
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
  expect(example.trim().split("\n").length).toBeLessThan(20);
  expect(await runScript(page, process.env.PLAYGROUND ?? "", example)).toMatch(/^exited 0 \d+$/);
  await expect(page.locator("body")).toContainText("Hello, Ada");
});

test.describe("behind a proxy that lets no WebSocket through", () => {
  let proxy: BlockingProxy;

  test.beforeEach(async () => {
    proxy = await proxyWithoutWebSockets(process.env.PLAYGROUND ?? "");
  });

  test.afterEach(({ faults }) => {
    expect(proxy.refused).toBeGreaterThan(0);
    proxy.close();
    // The browser tells of each on the console.
    const others = faults.filter((fault) => !/WebSocket connection to .* failed/.test(fault));
    faults.splice(0, faults.length, ...others);
  });

  test("a run that nobody types into has the same events as over a WebSocket", async ({
    page,
    browser,
    faults: _,
  }) => {
    const script = `
      import { Petri } from "@petri/client";
      const run = new Petri().run(
        {
          runtime: "python",
          files: [{ path: "main.py", content: ${JSON.stringify(`
import sys
for line in sys.stdin:
    print("out ✓", line, end="", flush=True)
    print("err é", file=sys.stderr, flush=True)
sys.exit(3)
`)} }],
        },
        { interactive: false, stdin: "one\\ntwo\\n" },
      );
      const events = [];
      for await (const event of run) {
        const last = events.at(-1);
        if (event.data && last?.type === event.type) last.data += event.data;
        else events.push(event);
      }
      const { outcome, usage } = await run.done;
      const [accepted] = events;
      console.log(JSON.stringify({
        types: events.map(({ type }) => type).filter((type) => type !== "input_wanted"),
        data: events.map(({ data }) => data).filter((data) => data),
        outcome,
        fuel: usage.fuel > 0,
        limits: accepted.limits.fuel > 0,
        sameId: accepted.id === run.id && events.at(-1).id === run.id,
      }));`;
    const streamed = await runScript(page, proxy.url, script);
    const direct = await browser.newPage();
    expect(streamed).toBe(await runScript(direct, process.env.PLAYGROUND ?? "", script));
    expect(JSON.parse(streamed)).toMatchObject({
      data: ["out ✓ one\n", "err é\n", "out ✓ two\n", "err é\n"],
      outcome: { kind: "exited", code: 3 },
      fuel: true,
      sameId: true,
    });
  });

  test("a run that somebody types into says why it can't be", async ({ page, faults: _ }) => {
    const script = `
      import { ConnectionError, Petri, WebSocketBlockedError } from "@petri/client";
      const program = { files: [{ path: "main.py", content: "print(input())" }] };
      const error = await new Petri().run(program).done.catch((error) => error);
      console.log(
        error instanceof ConnectionError && error instanceof WebSocketBlockedError,
        error.mayHaveRun,
        error.message,
      );`;
    expect(await runScript(page, proxy.url, script)).toMatch(/^true false .*WebSockets do not get/);
  });

  test("a run is refused with a problem, and killed, as over a WebSocket", async ({
    page,
    faults: _,
  }) => {
    const script = `
      import { Petri } from "@petri/client";
      const petri = new Petri();
      const refused = petri.run({ runtime: "cobol", files: [] }, { interactive: false });
      const { status } = await refused.done.catch((error) => error);
      const endless = { files: [{ path: "main.py", content: "while True: print(1)" }] };
      const killed = petri.run(endless, { interactive: false });
      killed.on("stdout", () => killed.kill());
      const { outcome } = await killed.done;
      console.log(status, outcome.kind);`;
    expect(await runScript(page, proxy.url, script)).toBe("422 cancelled");
  });

  test("the playground runs programs, and says that they can't be typed to", async ({
    page,
    faults: _,
  }) => {
    const playground = await Playground.open(page, "/", proxy.url);
    await playground.write("python", 'print("sum:", sum(range(10)))\n');
    await playground.run();
    await expect(playground.terminal).toContainText("Something between here and the server");
    await expect(playground.terminal).toContainText("sum: 45");
    await expect(playground.outcome).toHaveText("Exited with 0");
  });
});
