/**
 * Starts the built binary on a free port, with a store of its own, for all tests; or leaves that,
 * if `PLAYGROUND` is the address of a server to test.
 */
import { spawn } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { CHROMIUM } from "../playwright.config.js";

export default async function start() {
  await access(CHROMIUM).catch(() => {
    throw new Error(
      `There is no browser at ${CHROMIUM}. On Debian \`make setup\` installs Chromium; ` +
        "elsewhere, CHROMIUM names one.",
    );
  });
  if (process.env.PLAYGROUND) return undefined;
  const petri = resolve(process.cwd(), "..", process.env.PETRI ?? "target/release/petri");
  const data = await mkdtemp(join(tmpdir(), "petri-web-"));
  const server = spawn(petri, ["serve", "--listen", "127.0.0.1:0", "--data-dir", data], {
    env: { RUST_LOG: "warn", ...process.env, PETRI_QUOTAS: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.env.PLAYGROUND = await addressOf(server);
  return async () => {
    server.kill("SIGTERM");
    await new Promise((exited) => server.once("exit", exited));
    await rm(data, { recursive: true });
  };
}

async function addressOf(server: ReturnType<typeof spawn>): Promise<string> {
  if (!server.stdout) throw new Error("the server has no stdout");
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /listening on (http\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the server ended before it listened");
}
