import { type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";
import { memberCtx } from "#server/core/context";
import { listSourceCards } from "#server/sources/queries";
import { castVote } from "#server/votes/cast-vote";
import { ARTICLE_TEXT, aMember, aVoteInput, judge, type TestMember, unique } from "#tests/support/factories";
import { press, tabTo, whenItListens } from "#tests/support/keyboard";
import { bringUpSite, type Site } from "#tests/support/site";

/** A site of its own, as `npm start` runs it: the day begins with an empty desk. */
const test = base.extend<{ pageOf: (member: TestMember) => Promise<Page> }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a destructuring pattern
    async ({}, use) => {
      const site = await bringUpSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  pageOf: async ({ browser, site }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (member) => {
      const context = await browser.newContext({ baseURL: site.url });
      opened.push(context);
      const [name = "", value = ""] = (await site.cookieOf(member)).split("=");
      await context.addCookies([{ name, value, url: site.url, httpOnly: true }]);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/**
 * A day's work, from an article to a published check with four votes, may take so many clicks and fields; one field says why there
 * is one source alone.
 */
const CLICKS_MAX = 34;
const FIELDS_MAX = 13;

const PASSAGE = "The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed.";
const MINUTES = "Minutes of the council\nItem 4. The council notes that the bridge “is open” since 3 March.";

const box = (scope: Page | Locator, name: string) => scope.getByRole("textbox", { name, exact: true });

test.describe.configure({ mode: "serial" });

test("the road from an article to a published check with four votes takes few clicks and fields", async ({
  site: { ctx },
  pageOf,
}) => {
  test.setTimeout(120_000);
  const beganAt = Date.now();
  const took = { clicks: 0, fields: 0 };
  const click = async (place: Locator) => {
    took.clicks++;
    await place.click();
  };
  const fill = async (place: Locator, text: string) => {
    took.fields++;
    await place.fill(text);
  };
  const vote = async (page: Page, rating: string, { mayBeQuoted = false } = {}) => {
    const form = page.getByRole("form", { name: "Your vote" });
    await click(form.getByText(rating, { exact: true }).first());
    await click(form.getByText("High", { exact: true }));
    await fill(box(form, "Your reason"), "The minutes [S1] name the day; nobody has shown that they were changed.");
    if (mayBeQuoted) await click(form.getByText("The published check may quote my reason"));
    await click(form.getByRole("button", { name: "Cast your vote" }));
    await expect(page.getByText("Your vote has been saved.")).toBeVisible();
  };

  const question = `Was the bridge of Vale open in March, case ${unique()}?`;
  const ada = await pageOf(await aMember(ctx));
  await ada.goto("/en/desk");
  await click(ada.getByRole("link", { name: "Import an article" }));
  await click(ada.getByText("Paste the text", { exact: true }));
  await fill(box(ada, "Text"), ARTICLE_TEXT);
  await click(ada.getByRole("button", { name: "Import", exact: true }));

  await click(ada.getByRole("button", { name: PASSAGE }));
  const claimForm = ada.getByRole("form", { name: "New claim from these words" });
  await fill(box(claimForm, "Who made it"), "Mayor Okafor");
  await click(claimForm.getByRole("button", { name: "Add claim" }));
  const sources = ada.getByRole("form", { name: "Attach a source" });
  await fill(box(sources, "Text"), MINUTES);
  await fill(box(sources, "Quote"), "the bridge “is open” since 3 March");
  await click(sources.getByText("Supports", { exact: true }));
  await click(sources.getByText("Primary source").first());
  await click(sources.getByRole("button", { name: "Attach source" }));
  await expect(ada.locator("#source-1")).toBeVisible();
  const claim = ada.url();

  await vote(ada, "Mostly true", { mayBeQuoted: true });
  for (const name of ["Bo", "Cy", "Di"]) {
    const page = await pageOf(await aMember(ctx, { name }));
    await page.goto("/en/desk");
    const row = page.locator(`[data-row] a[href="${new URL(claim).pathname}"]`);
    await click(row);
    await vote(page, "Mostly true");
  }

  // The worker counts votes some seconds after the last; the day does not wait for it.
  await judge(ctx);
  await ada.goto(claim);
  await fill(box(ada, "Question to answer"), question);
  await click(ada.getByRole("button", { name: "Start a fact-check" }));
  const editor = ada.getByRole("form", { name: "Edit draft" });
  await fill(box(editor, "Short answer"), "It was open to pedestrians only.");
  await fill(box(editor, "Text"), "The council noted it in its minutes [S1].");
  await fill(
    box(editor, "If fewer than two independent sources are cited, explain why"),
    "Only the council kept minutes.",
  );
  await click(editor.getByText("Not contacted"));
  await fill(box(editor, "Their response, or why they weren’t contacted. Shown on the page."), "He said it in public.");
  await expect(ada.getByText("Nothing is missing.")).toBeVisible();
  await click(ada.getByRole("button", { name: "Submit for review" }));
  await expect(ada.getByText("Submitted.")).toBeVisible();

  const grace = await pageOf(await aMember(ctx, { name: "Grace", role: "moderator" }));
  await grace.goto("/en/desk");
  await click(grace.getByRole("link", { name: question }));
  const dialog = grace.getByRole("alertdialog");
  for (const action of ["Step aside", "Publish"]) {
    await click(grace.getByRole("button", { name: action, exact: true }));
    await click(dialog.getByRole("button", { name: action, exact: true }));
    await expect(dialog).toBeHidden();
  }
  await expect(grace).toHaveURL(/\/en\/checks\//);
  await expect(grace.getByRole("heading", { level: 1 })).toHaveText(question);

  console.log(`A day: ${took.clicks} clicks, ${took.fields} fields, ${Math.round((Date.now() - beganAt) / 1000)} s.`);
  expect(took.clicks).toBeLessThanOrEqual(CLICKS_MAX);
  expect(took.fields).toBeLessThanOrEqual(FIELDS_MAX);
});

test("the same road goes by keyboard alone", async ({ site, pageOf }) => {
  test.setTimeout(120_000);
  const question = `Was the ferry of Vale shut in April, case ${unique()}?`;
  const member = await aMember(site.ctx);
  const ada = await pageOf(member);
  const type = (text: string) => ada.keyboard.insertText(text);

  await ada.goto("/en/desk");
  await whenItListens(ada);
  await press(ada, "g", "a");
  await tabTo(ada, ada.getByRole("link", { name: "Import an article" }));
  await press(ada, "Enter");
  await tabTo(ada, ada.getByRole("radio").first());
  await press(ada, "ArrowRight");
  await tabTo(ada, box(ada, "Text"));
  await type("The ferry of Vale was shut in April, said its captain. Nobody crossed the river for a month.");
  await tabTo(ada, ada.getByRole("button", { name: "Import", exact: true }));
  await press(ada, "Enter");

  await tabTo(ada, ada.getByRole("button", { name: "The ferry of Vale" }));
  await press(ada, "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "c");
  const claimForm = ada.getByRole("form", { name: "New claim from these words" });
  await expect(claimForm).toContainText("“The ferry of Vale was shut in April”");
  await tabTo(ada, box(claimForm, "Who made it"));
  await type("Captain Moreau");
  await press(ada, "Control+Enter");

  const sources = ada.getByRole("form", { name: "Attach a source" });
  await expect(sources).toBeVisible();
  await whenItListens(ada);
  await press(ada, "a");
  await tabTo(ada, box(sources, "Text"));
  await type("Log of the harbour\nThe ferry did not leave its berth from 1 to 30 April.");
  await tabTo(ada, box(sources, "Quote"));
  await type("did not leave its berth");
  await tabTo(ada, sources.getByRole("radio").first());
  await press(ada, "Space");
  await tabTo(ada, sources.getByRole("radio", { name: /^Primary source/ }));
  await press(ada, "Space");
  await tabTo(ada, sources.getByRole("button", { name: "Attach source" }));
  await press(ada, "Enter");
  await expect(ada.locator("#source-1")).toBeVisible();

  const form = ada.getByRole("form", { name: "Your vote" });
  await press(ada, "v", "ArrowDown");
  await expect(form.getByRole("radio", { name: /^Mostly true/ })).toBeChecked();
  await tabTo(ada, form.getByRole("radio", { name: "Low" }));
  await press(ada, "ArrowRight", "ArrowRight");
  await tabTo(ada, box(form, "Your reason"));
  await type("The log names every day of the month, ");
  await press(ada, "Alt+1");
  await expect(box(form, "Your reason")).toHaveValue("The log names every day of the month, [S1]");
  await press(ada, "Control+Enter");
  await expect(ada.getByText("Your vote has been saved.")).toBeVisible();
  const id = new URL(ada.url()).pathname.split("/").at(-1) ?? "";
  await othersVote(site, id);

  await tabTo(ada, box(ada, "Question to answer"));
  await type(question);
  await press(ada, "Enter");
  const editor = ada.getByRole("form", { name: "Edit draft" });
  await tabTo(ada, box(editor, "Short answer"));
  await type("It was shut for the whole month.");
  await tabTo(ada, box(editor, "Text"));
  await type("The harbour’s log has it at its berth ");
  await press(ada, "Control+k", "Enter");
  await expect(box(editor, "Text")).toHaveValue("The harbour’s log has it at its berth [S1]");
  await tabTo(ada, box(editor, "If fewer than two independent sources are cited, explain why"));
  await type("Only the harbour keeps a log.");
  await tabTo(ada, editor.getByRole("radio", { checked: true }));
  await press(ada, "ArrowLeft");
  await tabTo(ada, box(editor, "Their response, or why they weren’t contacted. Shown on the page."));
  await type("He said it in public and in full.");
  await expect(ada.getByText("Nothing is missing.")).toBeVisible();
  await tabTo(ada, ada.getByRole("button", { name: "Submit for review" }), "Shift+Tab");
  await press(ada, "Enter");
  await expect(ada.getByText("Submitted.")).toBeVisible();

  const grace = await pageOf(await aMember(site.ctx, { name: "Grace", role: "moderator" }));
  await grace.goto("/en/desk");
  await whenItListens(grace);
  await tabTo(grace, grace.getByRole("link", { name: question }));
  await press(grace, "Enter");
  for (const action of ["Step aside", "Publish"]) {
    await tabTo(grace, grace.getByRole("button", { name: action, exact: true }));
    await press(grace, "Enter");
    const dialog = grace.getByRole("alertdialog");
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await tabTo(grace, dialog.getByRole("button", { name: action, exact: true }));
    await press(grace, "Enter");
    await expect(dialog).toBeHidden();
  }
  await expect(grace).toHaveURL(/\/en\/checks\//);
  await expect(grace.getByRole("heading", { level: 1 })).toHaveText(question);
});

async function othersVote(site: Site, claim: string): Promise<void> {
  const ctx = site.ctx;
  for (const name of ["Bo", "Cy", "Di"]) {
    const voter = memberCtx(ctx.db, await aMember(ctx, { name }), { now: ctx.now });
    const [source] = await listSourceCards(voter, claim);
    await castVote(voter, aVoteInput(claim, source?.id ?? ""));
  }
  await judge(ctx);
}
