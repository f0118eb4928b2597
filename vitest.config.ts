import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Far from UTC and not a whole hour: a date that depends on the machine's time zone shows itself. */
const TZ = "Asia/Kathmandu";
process.env.TZ = TZ;

/** What receipts of tests are signed with. */
const SECRET = "only-for-tests-and-therefore-not-secret";

/** As the server runs. What is drawn is tested as in a browser instead, without this condition. */
const CONDITION = "react-server";
const onServer = {
  ssr: { resolve: { conditions: [CONDITION, "node", "module", "default"] } },
  test: { execArgv: [`--conditions=${CONDITION}`], pool: "forks" as const, env: { TZ, SECRET } },
};

export default defineConfig({
  test: {
    // One more than there are processors: a worker waits for the database part of the time.
    maxWorkers: availableParallelism() + 2,
    projects: [
      {
        ...onServer,
        test: {
          ...onServer.test,
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          setupFiles: ["tests/support/fixed-chance.ts"],
        },
      },
      { test: { name: "unit-screens", include: ["tests/unit/**/*.test.tsx"], pool: "forks", env: { TZ } } },
      {
        ...onServer,
        test: {
          ...onServer.test,
          name: "integration",
          // Files of one worker share their modules, which are most of the time; what they write is rolled back.
          isolate: false,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/database-setup.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
