import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** That axe finds no barrier on a page, once it has its title and its heading: what is still loading has neither. */
export async function hasNoBarriers(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await expect(page.locator("h1").first()).toBeVisible();
  expect(await axeObjectionsTo(page)).toEqual([]);
}

/** What axe objects to on a page, in the light and then in the dark, where nothing but the colours differs. */
export async function axeObjectionsTo(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await new AxeBuilder({ page }).analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
  return [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}
