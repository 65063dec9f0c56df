import { expect, test } from "@playwright/test";

const url = (path: string) => `${process.env.PLAYGROUND}${path}`;

test("a first visit loads at most 400 KB", async ({ page }) => {
  let bytes = 0;
  page.on("requestfinished", async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    bytes += responseBodySize + responseHeadersSize;
  });
  await page.goto(url("/"));
  await expect(page.locator(".cm-content")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(400 * 1024);
});

test("assets are compressed as asked for, and kept for ever", async ({ request }) => {
  const page = await (await request.get(url("/"))).text();
  const script = /src="(\/assets\/main-[^"]+)"/.exec(page)?.[1] ?? "";
  for (const coding of ["br", "gzip"]) {
    const response = await request.get(url(script), { headers: { "accept-encoding": coding } });
    expect(response.headers()["content-encoding"]).toBe(coding);
    expect(response.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(response.headers()["content-type"]).toBe("text/javascript; charset=utf-8");
  }
  const plain = await request.get(url(script), { headers: { "accept-encoding": "identity" } });
  expect(plain.headers()["content-encoding"]).toBeUndefined();
});

test("the page is asked for anew each time, and not sent again if it is the same", async ({
  request,
}) => {
  const first = await request.get(url("/"));
  expect(first.headers()["cache-control"]).toBe("no-cache");
  const etag = first.headers().etag ?? "";
  const second = await request.get(url("/s/anything"), { headers: { "if-none-match": etag } });
  expect(second.status()).toBe(304);
});

test("the policy allows nothing inline and nothing evaluated", async ({ request }) => {
  const policy = (await request.get(url("/"))).headers()["content-security-policy"];
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain("unsafe");
});

test("an asset that is not there is a 404", async ({ request }) => {
  const response = await request.get(url("/assets/none.js"));
  expect(response.status()).toBe(404);
});
