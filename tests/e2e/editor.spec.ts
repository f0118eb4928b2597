import type { Page } from "@playwright/test";
import { getDraft } from "#server/checks/desk-queries";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { memberCtx } from "#server/core/context";
import { expect, test } from "#tests/support/e2e";
import {
  aCheckInReview,
  aClaim,
  aDraft,
  anEditorOf,
  aSuggestedCheck,
  someWords,
  unique,
} from "#tests/support/factories";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
/** Types into a field, from when the page listens. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await expect(async () => {
    await field(page, name).fill(text);
    await expect(field(page, name)).toHaveValue(text, { timeout: 300 });
    await expect(page.getByText("Not saved yet.")).toBeVisible({ timeout: 300 });
  }).toPass();
}

const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

test("the preview and what is missing follow what is typed, and each thing missing leads to its field", async ({
  ctx,
  pageOf,
}) => {
  const now = { ...ctx, now: new Date() };
  const { id, author } = await aDraft(now, { answer: "", body: "It was open." });
  const page = await pageOf(author);
  await page.goto(`/en/desk/checks/${id}`);
  const missing = page.getByRole("status").filter({ hasText: "missing" });
  await expect(missing).toContainText("2 things are missing:");
  await missing.getByRole("button", { name: /short answer/i }).click();
  await expect(field(page, "Short answer")).toBeFocused();
  await page.keyboard.type("It was open to people on foot.");
  await expect(missing).toContainText("One thing is missing:");
  await expect(preview(page)).toContainText("It was open to people on foot.");
  await field(page, "Text").fill("The log has it [S1], and **nobody** doubts it [S7].");
  await expect(preview(page).locator("strong")).toHaveText("nobody");
  await expect(preview(page).getByRole("link", { name: "S1" }).first()).toBeVisible();
  await expect(missing).toContainText("This fact-check has no source [S7].");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as version 3.")).toBeVisible();
  await field(page, "Text").fill("The log has it [S1].");
  await expect(missing).toContainText("Nothing is missing.");
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("Submitted.")).toBeVisible();
});

test("two windows on one draft lose nothing: other places are merged, the same place is shown side by side", async ({
  ctx,
  pageOf,
}) => {
  const now = { ...ctx, now: new Date() };
  const body = "One.\n\nTwo [S1].\n\nThree.";
  const draft = await aDraft(now, { body });
  const author = memberCtx(ctx.db, draft.author, { now: now.now });
  const { title } = await getDraft(author, draft.id);
  const elsewhere = (fromVersion: number, said: Parameters<typeof someWords>[0]) =>
    saveCheckVersion(author, { check: draft.id, fromVersion, ...someWords({ title, body, ...said }) });
  const page = await pageOf(draft.author);
  await page.goto(`/en/desk/checks/${draft.id}`);

  await write(page, "Text", "One, here.\n\nTwo [S1].\n\nThree.");
  await elsewhere(2, { body: "One.\n\nTwo [S1].\n\nThree, elsewhere." });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByText("Version 3 was saved elsewhere, and your changes have been merged with it."),
  ).toBeVisible();
  await expect(field(page, "Text")).toHaveValue("One, here.\n\nTwo [S1].\n\nThree, elsewhere.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved as version 4.")).toBeVisible();

  await write(page, "Short answer", "Typed here, and not saved.");
  await elsewhere(4, { body: "One, here.\n\nTwo [S1].\n\nThree, elsewhere.", answer: "Written elsewhere." });
  await page.reload();
  const both = page.getByRole("region", { name: "Two texts of this draft" });
  await expect(both).toContainText("Typed here, and not saved.");
  await expect(both).toContainText("Written elsewhere.");
  await both.getByText("Keep mine").click();
  await both.getByRole("button", { name: "Go on with these" }).click();
  await expect(field(page, "Short answer")).toHaveValue("Typed here, and not saved.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved as version 6.")).toBeVisible();
});

test("a moderator suggests words, and the author accepts them into the text", async ({ ctx, pageOf }) => {
  const now = { ...ctx, now: new Date() };
  const check = await aCheckInReview(now);
  const review = await pageOf(await anEditorOf(now, check));
  await review.goto(`/en/desk/review/${check.id}`);
  await review.getByText("Suggest other words").click();
  const form = review.getByRole("form", { name: "Suggest other words" });
  await field(review, "Short answer").fill("It was open to people on foot only.");
  await form.getByRole("button", { name: "Send suggestions" }).click();
  await expect(form.getByText("waiting for the author")).toBeVisible();

  const page = await pageOf(check.author);
  await page.goto(`/en/desk/checks/${check.id}`);
  await page.getByRole("button", { name: "Take it back" }).click();
  const suggested = page.getByRole("list", { name: "Suggested words" });
  await suggested.getByRole("button", { name: "Accept" }).first().click();
  await expect(suggested).toHaveCount(0);
  await expect(field(page, "Short answer")).toHaveValue("It was open to people on foot only.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved as version 3.")).toBeVisible();
});

test("a suggestion is refused, and the text stays", async ({ ctx, pageOf }) => {
  const now = { ...ctx, now: new Date() };
  const check = await aCheckInReview(now);
  await aSuggestedCheck(now, check);
  const page = await pageOf(check.author);
  await page.goto(`/en/desk/checks/${check.id}`);
  const suggested = page.getByRole("list", { name: "Suggested words" });
  await suggested.getByRole("button", { name: "Refuse" }).click();
  await expect(suggested).toHaveCount(0);
  await expect(field(page, "Short answer")).toHaveValue("It was open to pedestrians only.");
});

test("a reading's claim is found by its words, by keyboard, and is there after a reload", async ({ ctx, pageOf }) => {
  const now = { ...ctx, now: new Date() };
  const statement = `The harbour of Vale froze in 1911, case ${unique()}.`;
  await aClaim(now, { statement });
  const { id, author } = await aDraft(now);
  const page = await pageOf(author);
  await page.goto(`/en/desk/checks/${id}`);
  await page.getByRole("button", { name: "Add a reading" }).click();
  await field(page, "Reading 1").fill("Did the harbour freeze that winter?");
  const choice = page.getByRole("combobox", { name: "Matching claim" });
  await choice.fill(statement.slice(-20));
  await expect(page.getByRole("option").first()).toContainText(statement);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(choice).toHaveValue(statement);
  await page.reload();
  await expect(choice).toHaveValue(statement);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved as version 3.")).toBeVisible();
  await expect(preview(page)).toContainText("Did the harbour freeze that winter?");
});
