import { askToLook } from "#server/assignments/ask-to-look";
import { type Ctx, memberCtx } from "#server/core/context";
import { followSubject } from "#server/notices/follow-subject";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { axeObjectionsIn, axeObjectionsTo } from "#tests/support/barriers";
import { expect, openKeys, test } from "#tests/support/e2e";
import { aCheckInReview, aDecidedClaim, aDraft, aMember, aPublishedCheck, aVoteInput } from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";

/** A page of each kind on the desk, as someone sees it who may do there what it is for. */
async function desk(ctx: Ctx) {
  const now = { ...ctx, now: new Date() };
  const decided = await aDecidedClaim(now);
  const unseen = await aDecidedClaim(now);
  const author = await aMember(now, { name: "Mary", role: "moderator" });
  await castVote(memberCtx(ctx.db, author, { now: now.now }), aVoteInput(decided.claim, decided.source));
  const draft = await aDraft(now, { of: decided, by: author });
  const waiting = await aCheckInReview(now, { of: unseen });
  const published = await aPublishedCheck(now);
  const waitingSeen = await aDecidedClaim(now);
  const seen = await aCheckInReview(now, { of: waitingSeen });
  const statement = "I decide about the check of it.";
  await declareInterest(memberCtx(ctx.db, author, { now: now.now }), {
    claims: [waitingSeen.claim],
    kind: "editing",
    statement,
  });
  const asker = memberCtx(ctx.db, await aMember(ctx), { now: now.now });
  const asked = { kind: "claim" as const, subject: unseen.claim };
  await askToLook(asker, { ...asked, handle: author.handle, dueOn: null });
  await followSubject(memberCtx(ctx.db, author, { now: now.now }), { ...asked, following: "following" });
  await tellMembers(ctx);
  return {
    author,
    paths: {
      "to do": "/en/desk",
      claims: "/en/desk/claims",
      "claims, filtered": "/en/desk/claims?view=needs_vote&language=en&sort=oldest",
      "claims, none found": "/en/desk/claims?state=closed&topic=nothing",
      "a search": "/en/desk/search?q=bridge",
      "a claim before one's vote": `/en/desk/claims/${unseen.claim}`,
      "a claim after one's vote": `/en/desk/claims/${decided.claim}`,
      articles: "/en/desk/articles",
      "an article": `/en/desk/articles/${decided.article.article}`,
      import: "/en/desk/articles/new",
      checks: "/en/desk/checks",
      editor: `/en/desk/checks/${draft.id}`,
      review: "/en/desk/review",
      "a check whose verdict is hidden": `/en/desk/review/${waiting.id}`,
      "a check to decide about": `/en/desk/review/${seen.id}`,
      correction: `/en/desk/corrections/${published.id}`,
      inbox: "/en/desk/inbox?view=all",
      "what is followed": "/en/desk/inbox/following",
      "mail of notices": "/en/desk/profile/mail",
    },
  };
}

test("the desk has nothing that axe objects to, one page in the light and the next in the dark", async ({
  ctx,
  pageOf,
}) => {
  test.setTimeout(120_000);
  const { author, paths } = await desk(ctx);
  const page = await pageOf(author);
  for (const [place, [name, path]] of Object.entries(paths).entries()) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    for (const details of await page.locator("summary").all()) await details.click();
    if (name === "an article") await page.locator("[data-start]").first().click();
    expect(await axeObjectionsIn(page, place % 2 === 0 ? "light" : "dark"), name).toEqual([]);
  }
});

test("what opens over the desk has nothing that axe objects to", async ({ ctx, pageOf }) => {
  const { author, paths } = await desk(ctx);
  const page = await pageOf(author);
  const objections = () => axeObjectionsTo(page);
  await page.goto(paths["a claim before one's vote"]);
  await openKeys(page);
  expect(await objections()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByText("Step aside", { exact: true }).first().click();
  const form = page.getByRole("form", { name: "Step aside from this claim" });
  await form.getByRole("textbox").fill("My brother built the bridge.");
  await form.getByRole("button", { name: "Step aside" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  expect(await objections()).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("the desk is as wide as a small phone and no wider", async ({ ctx, pageOf }) => {
  const { author, paths } = await desk(ctx);
  const page = await pageOf(author);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of Object.values(paths)) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await expect(page.locator("body")).toHaveJSProperty("scrollWidth", 320);
  }
});

test("lists are walked with j and k, and opened with Enter", async ({ ctx, pageOf }) => {
  const { author, paths } = await desk(ctx);
  const page = await pageOf(author);
  await page.goto(paths.claims);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const rows = page.locator("main [data-row] a");
  // The page answers to keys from when its script has come: the first key is pressed until it does.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows.nth(0)).toBeFocused({ timeout: 300 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  const address = await rows.nth(0).getAttribute("href");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address ?? "");
});

test("keys lead from place to place, to the search and to their own list, and can be switched off", async ({
  ctx,
  pageOf,
}) => {
  const { author } = await desk(ctx);
  const page = await pageOf(author);
  await page.goto("/en/desk");
  await expect(page).toHaveTitle(/^To do/);
  await openKeys(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await expect(page).toHaveURL("/en/desk/claims", { timeout: 2_000 });
  }).toPass();
  await expect(page).toHaveTitle(/^Claims/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search the desk" })).toBeFocused();
  await page.keyboard.type("bridge g c ?");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/desk\/search\?q=/);
  await openKeys(page);
  await page.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search the desk" })).not.toBeFocused();
  await expect(page).toHaveURL(/\/en\/desk\/search\?q=/);
});

test("views, filters and sort stand in the address, and lead back", async ({ ctx, pageOf }) => {
  const { author, paths } = await desk(ctx);
  const page = await pageOf(author);
  await page.goto(paths.claims);
  await page.getByRole("link", { name: /^Needs my vote/ }).click();
  await expect(page).toHaveURL("/en/desk/claims?view=needs_vote");
  await page.getByText("Filter and sort").click();
  await expect(async () => {
    await page.getByRole("combobox", { name: "Sort" }).selectOption({ index: 1 });
    await expect(page).toHaveURL("/en/desk/claims?view=needs_vote&sort=oldest", { timeout: 1_000 });
  }).toPass();
  await page.goBack();
  await expect(page).toHaveURL("/en/desk/claims?view=needs_vote");
});
