import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const ASKED_AGAIN_MS = 30_000;

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
  const light = await axeObjectionsIn(page, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  return [...light, ...(await objectionsTo(page, ["color-contrast"]))];
}

/** The same in one of the two, for one of many pages that are put together from the same parts. */
export async function axeObjectionsIn(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  return objectionsTo(page);
}

async function objectionsTo(page: Page, rules?: string[]): Promise<string[]> {
  // Nothing but objections is worked out: what is right takes most of the time.
  const asked = { resultTypes: ["violations" as const], iframes: false, ...(rules && { runOnly: rules }) };
  const { violations } = await new AxeBuilder({ page }).options(asked).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
