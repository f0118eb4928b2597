import { defineConfig } from "@playwright/test";

const isCi = Boolean(process.env.CI);

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/support/e2e-setup.ts",
  fullyParallel: true,
  forbidOnly: isCi,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_URL,
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      args: ["--no-sandbox", "--disable-background-networking"],
    },
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A trace of every test costs a fifth of the time; on one's own machine it is worth it.
    trace: isCi ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
