import { expect, type Locator, type Page } from "@playwright/test";
import { openKeys } from "#tests/support/e2e";

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until a page answers to keys. */
export async function whenItListens(page: Page): Promise<void> {
  await openKeys(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

const STEPS_MAX = 80;

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, place: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await place.waitFor();
  for (let step = 0; step < STEPS_MAX; step++) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not lead to ${place}.`);
}
