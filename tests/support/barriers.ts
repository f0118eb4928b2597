import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const ASKED_AGAIN_MS = 10_000;

/**
 * That axe finds no barrier on a page, once it has its title and its heading. Between two pages a document has none for a moment:
 * what axe objects to then is gone when it is asked again, and what is wrong is not.
 */
export async function hasNoBarriers(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(async () => expect(await axeObjectionsTo(page)).toEqual([])).toPass({ timeout: ASKED_AGAIN_MS });
}

/** What axe objects to on a page, in the light and then in the dark, where nothing but the colours differs. */
export async function axeObjectionsTo(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  // Nothing but objections is worked out: what is right takes most of the time.
  const asked = { resultTypes: ["violations" as const], iframes: false };
  const light = await new AxeBuilder({ page }).options(asked).analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await new AxeBuilder({ page }).options({ ...asked, runOnly: ["color-contrast"] }).analyze();
  return [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}
