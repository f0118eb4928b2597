import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** That axe finds no barrier on a page, once it has its title and its heading: what is still loading has neither. */
export async function hasNoBarriers(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await expect(page.locator("h1").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
