import { test as base } from "@playwright/test";
import { openDatabase } from "#db/client";
import { type Ctx, systemCtx } from "#server/core/context";

export { expect } from "@playwright/test";

/** A browser test with `ctx`: what it writes is committed, by a process that is not the web server. */
export const test = base.extend<object, { ctx: Ctx }>({
  ctx: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a destructuring pattern
    async ({}, use) => {
      const { db, close } = openDatabase(process.env.E2E_DATABASE_URL ?? "", { connections: 2 });
      await use(systemCtx(db));
      await close();
    },
    { scope: "worker" },
  ],
});
