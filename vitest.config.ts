import { defineConfig } from "vitest/config";

/** Far from UTC and not a whole hour: a date that depends on the machine's time zone shows itself. */
const TZ = "Asia/Kathmandu";
process.env.TZ = TZ;

const CONDITIONS = ["react-server"];

export default defineConfig({
  ssr: { resolve: { conditions: [...CONDITIONS, "node", "import", "module", "default"] } },
  test: {
    pool: "forks",
    execArgv: CONDITIONS.map((condition) => `--conditions=${condition}`),
    env: { TZ },
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/database-setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
