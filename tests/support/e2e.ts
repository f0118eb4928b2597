import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { openDatabase } from "#db/client";
import { sessions } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import { type Ctx, systemCtx } from "#server/core/context";
import type { TestMember } from "#tests/support/factories";

export { expect };

const DAY_MS = 86_400_000;

/** Opens the list of keys. A page answers to keys from when its script has come: the key is pressed until it does. */
export async function openKeys(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible({ timeout: 500 });
  }).toPass();
}

type Fixtures = {
  pageOf: (member: TestMember) => Promise<Page>;
  /** Signs a browser in as someone, whoever it was signed in as before. */
  signIn: (browser: BrowserContext, member: TestMember) => Promise<void>;
};

/**
 * A browser test with `ctx`: what it writes is committed, by a process that is not the web server; and
 * `pageOf(member)`: a page in a browser of their own, signed in by a session row and its cookie.
 */
export const test = base.extend<Fixtures, { ctx: Ctx }>({
  ctx: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a destructuring pattern
    async ({}, use) => {
      const { db, close } = openDatabase(process.env.E2E_DATABASE_URL ?? "", { connections: 2 });
      await use(systemCtx(db));
      await close();
    },
    { scope: "worker" },
  ],
  signIn: async ({ ctx, baseURL }, use) => {
    await use(async (browser, member) => {
      const token = newToken();
      await ctx.db.insert(sessions).values({
        sessionToken: hashOfToken(token),
        userId: member.id,
        expires: new Date(Date.now() + DAY_MS),
      });
      await browser.addCookies([{ name: "next-auth.session-token", value: token, url: baseURL ?? "", httpOnly: true }]);
    });
  },
  pageOf: async ({ browser, signIn, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (member) => {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      opened.push(context);
      await signIn(context, member);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});
