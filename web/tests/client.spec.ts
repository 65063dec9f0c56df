import { readFile } from "node:fs/promises";
import { expect, test } from "./playground.js";

test("the example in the client's README is short and runs", async ({ page }) => {
  const readme = await readFile("client/README.md", "utf8");
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
  expect(example.trim().split("\n").length).toBeLessThan(20);

  // The playground's page, with the example in the place of its script.
  const scripts = {
    "**/assets/main-*.js": example.replace('"@petri/client"', '"/client.js"'),
    "**/client.js": await readFile("client/dist/index.js", "utf8"),
  };
  for (const [url, body] of Object.entries(scripts)) {
    await page.route(url, (route) => route.fulfill({ contentType: "text/javascript", body }));
  }
  const logged = page.waitForEvent("console", (message) => message.text().startsWith("exited"));
  await page.goto(`${process.env.PLAYGROUND}/`);
  expect((await logged).text()).toMatch(/^exited 0 \d+$/);
  await expect(page.locator("body")).toContainText("Hello, Ada");
});
