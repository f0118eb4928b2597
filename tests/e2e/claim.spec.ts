import { memberCtx } from "#server/core/context";
import { castVote } from "#server/votes/cast-vote";
import { expect, test } from "#tests/support/e2e";
import { aDecidedClaim, aDraft, aMember, aSource, aVoteInput } from "#tests/support/factories";

test("all eight ratings and the button that casts are seen without scrolling, and the form answers to keys", async ({
  ctx,
  pageOf,
}) => {
  const { claim } = await aDecidedClaim(ctx, { ratings: [] });
  const page = await pageOf(await aMember(ctx));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/en/desk/claims/${claim}`);
  const form = page.getByRole("form", { name: "Your vote" });
  const ratings = form.getByRole("group", { name: "Rating" }).getByRole("radio");
  await expect(ratings).toHaveCount(8);
  for (const rating of await ratings.all()) await expect(rating).toBeInViewport();
  await expect(form.getByText("The published check may quote my reason")).toBeInViewport();
  await expect(form.getByRole("button", { name: "Cast your vote" })).toBeInViewport({ ratio: 1 });
  await expect(form.getByText("The main point is wrong, though part of it is right.")).toBeHidden();
  await form.getByText("Mostly false", { exact: true }).first().click();
  await expect(form.getByText("The main point is wrong, though part of it is right.").first()).toBeVisible();
  await expect(form.getByRole("button", { name: "Cast your vote" })).toBeInViewport({ ratio: 1 });
});

test("on a phone a bar leads to the vote, and goes when the vote is in view", async ({ ctx, pageOf }) => {
  const decided = await aDecidedClaim(ctx, { ratings: [] });
  for (const quote of ["two months before cars followed", "A spokesperson called the delay"]) {
    await aSource(ctx, decided, { quote });
  }
  const page = await pageOf(await aMember(ctx));
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`/en/desk/claims/${decided.claim}`);
  const bar = page.getByRole("navigation", { name: "On this page" });
  await expect(bar).toBeInViewport({ ratio: 1 });
  await bar.getByRole("link", { name: "Vote" }).click();
  await expect(page.getByRole("form", { name: "Your vote" })).toBeInViewport();
  await expect(bar).not.toBeInViewport();
});

test("a source that came after the vote is told to its author, who keeps the vote", async ({ ctx, pageOf }) => {
  const decided = await aDecidedClaim(ctx, { ratings: [] });
  const ada = await aMember(ctx);
  await castVote(memberCtx(ctx.db, ada, { now: ctx.now }), aVoteInput(decided.claim, decided.source));
  await aSource(ctx, decided, { quote: "two months before cars followed" });
  const page = await pageOf(ada);
  await page.goto("/en/desk");
  await page.locator(`[data-row] a[href$="${decided.claim}"]`).click();
  await expect(page.getByText("S2 came after your vote.")).toBeVisible();
  await page.getByRole("button", { name: "Keep my vote" }).click();
  await expect(page.getByText("S2 came after your vote.")).toHaveCount(0);
  await page.goto("/en/desk");
  await expect(page.locator(`[data-row] a[href$="${decided.claim}"]`)).toHaveCount(0);
});

test("a vote is changed, and one that is taken back leaves its reason in the form", async ({ ctx, pageOf }) => {
  const { claim, source } = await aDecidedClaim(ctx);
  const ada = await aMember(ctx);
  const input = aVoteInput(claim, source);
  await castVote(memberCtx(ctx.db, ada, { now: ctx.now }), input);
  const page = await pageOf(ada);
  await page.goto(`/en/desk/claims/${claim}`);
  await page.getByRole("button", { name: "Change vote" }).click();
  const form = page.getByRole("form", { name: "Your vote" });
  await form.getByRole("button", { name: "Withdraw vote" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Withdraw vote" }).click();
  await expect(form.getByRole("button", { name: "Cast your vote" })).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Your reason" })).toHaveValue(input.reason);
});

test("a claim’s words are changed with a reason", async ({ ctx, pageOf }) => {
  const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
  const { claim } = await aDecidedClaim(ctx, { ratings: [] });
  const page = await pageOf(grace);
  await page.goto(`/en/desk/claims/${claim}`);
  await page.getByText("Change this claim").click();
  const edit = page.getByRole("form", { name: "Change the words" });
  await edit.getByRole("textbox").first().fill("The bridge opened to people on foot on 3 March.");
  await edit.getByRole("textbox", { name: "Why the words change" }).fill("The log says people on foot.");
  await edit.getByRole("button", { name: "Save the new words" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The bridge opened to people on foot on 3 March.");
});

test("a draft is deleted after a question, and brought back", async ({ ctx, pageOf }) => {
  const { id, author } = await aDraft({ ...ctx, now: new Date() });
  const page = await pageOf(author);
  await page.goto(`/en/desk/checks/${id}`);
  await page.getByText("Co-authors", { exact: true }).click();
  await page.getByRole("button", { name: "Delete draft" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Delete draft" }).click();
  await page.getByRole("button", { name: "Restore draft" }).click();
  await expect(page.getByRole("form", { name: "Edit draft" })).toBeVisible();
});

test("after a vote the next claim that needs one is a key away", async ({ ctx, pageOf }) => {
  const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
  await aDecidedClaim(ctx, { ratings: [] });
  const ada = await aMember(ctx);
  await castVote(memberCtx(ctx.db, ada, { now: ctx.now }), aVoteInput(claim, source));
  const page = await pageOf(ada);
  await page.goto(`/en/desk/claims/${claim}`);
  const next = await page.getByRole("link", { name: "Next claim" }).getAttribute("href");
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(page).toHaveURL(next ?? "", { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("form", { name: "Your vote" })).toBeVisible();
});
