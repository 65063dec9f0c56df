/** How the playground is tested: the built binary, and Chromium as the system has it. */
import { defineConfig, devices } from "@playwright/test";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const chromium = {
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: CHROMIUM,
    // Chromium's own sandbox needs rights that containers and root do not have.
    args: ["--no-sandbox"],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // The machine's cores are the server's, too.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  globalSetup: "./tests/server.ts",
  use: { ...devices["Desktop Chrome"], ...chromium, viewport: { width: 1360, height: 800 } },
});
