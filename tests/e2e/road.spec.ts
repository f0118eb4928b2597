import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#tests/support/e2e";
import { ARTICLE_TEXT, aClaim, aMember, unique } from "#tests/support/factories";

const PASSAGE = "The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed.";

/** A field for text, by the whole of its label. */
const box = (scope: Page | Locator, name: string) => scope.getByRole("textbox", { name, exact: true });

async function vote(page: Page, address: string, rating: string, reason: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText("You’ll see other votes once you have voted")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Other reviewers’ votes" })).toHaveCount(0);
  const form = page.getByRole("form", { name: "Your vote" });
  await form.getByRole("radio", { name: new RegExp(`^${rating}`) }).check();
  await form.getByText("High", { exact: true }).click();
  await box(form, "Your reason").fill(reason);
  await form.getByRole("checkbox").first().check();
  await form.getByText("The published check may quote my reason").click();
  await form.getByRole("button", { name: "Cast your vote" }).click();
  await expect(page.getByRole("heading", { name: "Other reviewers’ votes" })).toBeVisible();
}

/** Says yes in the dialog that asks once more; the safe choice has the focus until then. */
async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: action }).click();
  await expect(dialog).toBeHidden();
}

test("four members take an article from pasting to a corrected check", async ({ ctx, page, pageOf }) => {
  test.setTimeout(120_000);
  const ada = await aMember(ctx);
  const bo = await aMember(ctx, { name: "Bo" });
  const cy = await aMember(ctx, { name: "Cy" });
  const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
  const statement = `The bridge of Vale opened to pedestrians on 3 March, case ${unique()}.`;
  const question = `Was the bridge of Vale open in March, case ${unique()}?`;
  const desk = await pageOf(ada);

  await test.step("Ada pastes an article", async () => {
    await desk.goto("/en/desk/articles");
    await desk.getByRole("link", { name: "Import an article" }).click();
    await desk.getByText("Paste the text", { exact: true }).click();
    await box(desk, "Web address, if it has one").fill(`https://herald.example.org/${unique()}`);
    await box(desk, "Text").fill(ARTICLE_TEXT);
    await desk.getByText("More").click();
    await box(desk, "Title").fill("The bridge is open");
    await desk.reload();
    await expect(desk.getByText("Your unsaved draft has been restored.")).toBeVisible();
    await expect(box(desk, "Title")).toHaveValue("The bridge is open");
    await desk.getByRole("button", { name: "Import" }).click();
    await expect(desk.getByRole("heading", { level: 1, name: "The bridge is open" })).toBeVisible();
  });

  await test.step("and makes a claim of a sentence, by keyboard", async () => {
    const sentence = desk.getByRole("button", { name: PASSAGE });
    await desk.getByRole("button", { name: "The city's log of the bridge" }).focus();
    await desk.keyboard.press("ArrowDown");
    await expect(sentence).toBeFocused();
    await desk.keyboard.press("Enter");
    const form = desk.getByRole("form", { name: "New claim from these words" });
    await box(form, "The claim in one full sentence").fill("short");
    await form.getByRole("button", { name: "Add claim" }).click();
    await expect(form.getByText("Use at least 10 characters (now 5).")).toBeVisible();
    await box(form, "The claim in one full sentence").fill(statement);
    await box(form, "Who made it").fill("Mayor Okafor");
    await form.getByLabel("Date said").fill("2026-02-28");
    await form.getByText("More").click();
    await box(form, "Topics").fill("Bridges, Vale");
    await form.getByRole("combobox", { name: "Language" }).selectOption("en");
    await aClaim(ctx, { statement: statement.replace("3 March", "4 March") });
    await form.getByRole("button", { name: "Add claim" }).click();
    await expect(form.getByRole("link", { name: "4 March" })).toBeVisible();
    await form.getByRole("button", { name: "Mine is different: add it" }).click();
    await expect(desk.getByRole("heading", { level: 1, name: statement })).toBeVisible();
  });
  const claim = desk.url();

  await test.step("and attaches a source whose quote must be found", async () => {
    const form = desk.getByRole("form", { name: "Attach a source" });
    await form
      .getByLabel("Text", { exact: true })
      .fill("Item 4. The council notes that the bridge “is open” since 3 March.");
    await box(form, "Quote").fill("the bridge is closed");
    await form.getByText("Supports").click();
    await form.getByRole("radio", { name: /^Primary source/ }).check();
    await form.getByRole("button", { name: "Attach source" }).click();
    await expect(form.getByText("This quote is not in the document")).toBeVisible();
    await box(form, "Quote").fill('the bridge "is open"');
    await form.getByRole("button", { name: "Attach source" }).click();
    await expect(desk.locator("#source-1")).toContainText("“the bridge “is open””");
  });

  await test.step("three reviewers vote blindly", async () => {
    await vote(desk, claim, "Mostly true", "The minutes name the day; they do not say who could use it from then on.");
    await vote(
      await pageOf(bo),
      claim,
      "Mostly true",
      "The council would not have noted it if the bridge had been shut.",
    );
    await vote(
      await pageOf(cy),
      claim,
      "Mixed",
      "Open to whom? For cars it was shut, and the sentence does not say so.",
    );
  });

  await test.step("and the worker judges their votes, which Ada's page shows by itself", async () => {
    await desk.goto(claim);
    await expect(desk.getByText("3 reviewers have voted.")).toBeVisible({ timeout: 20_000 });
    await expect(desk.getByText("Counting the latest votes")).toBeHidden();
    await expect(desk.getByText(/An agreed verdict needs .* more experienced reviewers/)).toBeVisible();
    await desk.getByRole("button", { name: "Yes, use them" }).click();
    await expect(desk.getByText("Your votes are used to estimate where reviewers differ")).toBeVisible();
  });

  await test.step("Ada writes the check and hands it in", async () => {
    await desk.goto(claim);
    await box(desk, "Question to answer").fill(question);
    await desk.getByRole("button", { name: "Start a fact-check" }).click();
    const form = desk.getByRole("form", { name: "Edit draft" });
    await box(form, "Short answer").fill("It was open to pedestrians only.");
    await box(form, "Text").fill("The council noted it in its minutes [S7].");
    await box(form, "If fewer than two independent sources are cited, explain why").fill(
      "Only the council kept minutes.",
    );
    await form.getByText("Not contacted").click();
    await box(form, "Their response, or why they weren’t contacted. Shown on the page.").fill(
      "He said it in public and in full.",
    );
    await form.getByLabel("Dissenting view").selectOption({ index: 1 });
    await expect(form.getByText("This fact-check has no source [S7].")).toBeVisible();
    await desk.getByRole("button", { name: "Submit for review" }).click();
    await expect(box(form, "Text")).toBeFocused();
    await box(form, "Text").fill("The council noted it in its minutes [S1].");
    await expect(desk.getByText("Nothing is missing.")).toBeVisible();
    await expect(desk.getByRole("region", { name: "Preview" })).toContainText("It was open to pedestrians only.");
    await desk.getByRole("button", { name: "Submit for review" }).click();
    await expect(desk.getByText("Submitted.")).toBeVisible();
  });

  await test.step("Grace steps aside from its claim, sees its verdict and publishes it", async () => {
    const review = await pageOf(grace);
    await review.goto("/en/desk/review");
    await review.getByRole("link", { name: question }).click();
    await expect(review.getByText("their verdicts are hidden from you")).toBeVisible();
    await expect(review.getByRole("region", { name: "Verdict and short answer" })).not.toContainText("Mostly true");
    await expect(box(review, "Explain briefly")).toHaveValue("I decide whether this fact-check is published.");
    await review.getByRole("button", { name: "Step aside" }).click();
    await confirm(review, "Step aside");
    await expect(review.getByRole("region", { name: "Verdict and short answer" })).toContainText("Mostly true");
    await review.getByRole("button", { name: "Publish" }).click();
    await expect(review.getByRole("alertdialog")).toContainText("Voting on its claims closes.");
    await confirm(review, "Publish");
    await expect(review).toHaveURL(/\/en\/checks\//);
  });

  await test.step("a reader finds it, with its dissent", async () => {
    await page.goto("/en");
    await page.getByRole("link", { name: question }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(question);
    await expect(page.getByRole("region", { name: "Verdict and short answer" })).toContainText("Mostly true");
    await expect(page.locator("#sides")).toContainText(/Reviewer \d+ voted/);
    expect(await page.context().cookies()).toEqual([]);
  });

  await test.step("Grace corrects it, having seen what changes", async () => {
    const review = await pageOf(grace);
    await review.goto("/en/desk/review");
    await review.getByRole("listitem").filter({ hasText: question }).getByRole("link").click();
    const form = review.getByRole("form", { name: "Correct a published fact-check" });
    await form.getByRole("radio", { name: /^Clarification/ }).check();
    await box(form, "What changed and why").fill("The answer now says since when; the verdict is the same.");
    await box(form, "Short answer").fill("It was open to pedestrians only, since 3 March.");
    await expect(review.locator("ins")).toContainText("since 3 March");
    await form.getByRole("button", { name: "Publish correction" }).click();
    await expect(review).toHaveURL(/\/en\/desk\/review$/);
    await expect
      .poll(async () => (await page.request.get(page.url())).text(), { timeout: 2_000 })
      .toContain("The answer now says since when");
  });
});

test("the desk sends visitors to sign in, and shows readers nothing that is not theirs", async ({
  ctx,
  page,
  pageOf,
}) => {
  await page.goto("/en/desk/claims");
  await expect(page).toHaveURL("/en/signin?to=%2Fen%2Fdesk%2Fclaims");
  const reader = await pageOf(await aMember(ctx, { role: "reader" }));
  for (const path of ["/en/desk/review", "/en/desk/checks", "/en/desk/articles/new", "/en/desk/claims/no-id"]) {
    await reader.goto(path);
    await expect(reader.getByText("This page doesn’t exist")).toBeVisible();
  }
  await reader.getByRole("button", { name: "Sign out" }).click();
  await expect(reader).toHaveURL("/en");
  await reader.goto("/en/desk/claims");
  await expect(reader).toHaveURL("/en/signin?to=%2Fen%2Fdesk%2Fclaims");
});

test("nobody signs in with one click where there is no example newsroom", async ({ page }) => {
  const response = await page.request.post("/api/signin/demo", { form: { handle: "anush" } });
  expect(response.status()).toBe(404);
});

test("a command is taken from our own pages only", async ({ ctx, pageOf }) => {
  const desk = await pageOf(await aMember(ctx));
  const data = { claim: "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10", replaces: 0 };
  const foreign: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }];
  for (const headers of foreign) {
    const response = await desk.request.post("/api/trpc/votes.withdraw", { data, headers });
    expect(response.status()).toBe(403);
  }
  const form = await desk.request.post("/api/trpc/votes.withdraw", {
    multipart: { json: "{}" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(form.status()).toBe(403);
  const own = await desk.request.post("/api/trpc/votes.withdraw", {
    data,
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(own.status()).toBe(404);
});
