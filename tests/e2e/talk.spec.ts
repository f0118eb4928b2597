import { memberCtx } from "#server/core/context";
import { postMessage } from "#server/discussion/post-message";
import { castVote } from "#server/votes/cast-vote";
import { expect, test } from "#tests/support/e2e";
import { aDecidedClaim, aMember, aVoteInput } from "#tests/support/factories";

test("members find evidence together; what leans is folded, and the other thread opens after one's vote", async ({
  ctx,
  pageOf,
}) => {
  test.setTimeout(60_000);
  const decided = await aDecidedClaim(ctx);
  const [levon, nino] = [await aMember(ctx, { name: "levon" }), await aMember(ctx, { name: "nino" })];
  const writing = memberCtx(ctx.db, levon);
  const said = { thread: "evidence" as const, subject: decided.claim, source: decided.source, repliesTo: null };
  await postMessage(writing, { ...said, text: "Does anybody know the log of April?" });
  await postMessage(writing, { ...said, source: null, text: "It is plainly false." });

  const page = await pageOf(nino);
  await page.goto(`/en/desk/claims/${decided.claim}`);
  const talk = page.getByRole("region", { name: "Talk about the evidence" });
  await expect(talk).toContainText("“The city's log of the bridge was published on Tuesday.”");
  await expect(page.getByRole("region", { name: "Talk after your vote" })).toContainText("Opens once you have voted.");
  const plainly = talk.getByRole("listitem").filter({ hasText: "plainly false" });
  await expect(async () => {
    await plainly.getByRole("button", { name: "It leans" }).click({ timeout: 1_000 });
    await expect(talk).toContainText("someone says that it leans", { timeout: 2_000 });
  }).toPass();
  await expect(talk).not.toContainText("plainly false");
  await talk.getByRole("button", { name: "Show it anyway" }).click();
  await expect(talk).toContainText("plainly false");

  const asked = talk.getByRole("listitem").filter({ hasText: "log of April" });
  await asked.getByRole("button", { name: "Reply" }).click();
  await expect(talk).toContainText(`Answering ${levon.handle}`);
  const field = talk.getByRole("textbox", { name: "Your message" });
  await field.fill("  ");
  await talk.getByRole("button", { name: "Send" }).click();
  await expect(talk.getByRole("alert").first()).toBeVisible();
  await field.fill("See S1 and https://city.example/log.");
  // A draft of a message survives a reload.
  await page.reload();
  await expect(field).toHaveValue("See S1 and https://city.example/log.");
  await field.press("Control+Enter");
  const own = talk.getByRole("listitem").filter({ hasText: "city.example" });
  await expect(own.getByRole("link", { name: "https://city.example/log", exact: true })).toHaveAttribute(
    "rel",
    "nofollow ugc noopener noreferrer",
  );
  await expect(field).toHaveValue("");
  await own.getByRole("button", { name: "Edit" }).click();
  await talk.getByRole("textbox", { name: "Your message" }).first().fill("See S1 alone.");
  await talk.getByRole("button", { name: "Save" }).click();
  const edited = talk.getByRole("listitem").filter({ hasText: "See S1 alone." });
  await edited.getByRole("link", { name: "edited" }).click();
  await expect(page.getByRole("heading", { name: "Earlier versions" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("https://city.example/log");
  await page.goBack();
  await edited.getByRole("button", { name: "Delete" }).click();
  await expect(talk).toContainText(`${nino.handle} deleted a message.`);
  await talk.getByRole("button", { name: "Bring back" }).click();
  await expect(edited).toBeVisible();

  await castVote(memberCtx(ctx.db, nino), aVoteInput(decided.claim, decided.source));
  await page.reload();
  await expect(talk).toContainText("plainly false");
  const after = page.getByRole("region", { name: "Talk after your vote" });
  await after.getByRole("textbox", { name: "Your message" }).fill("I gave most weight to the log.");
  await after.getByRole("button", { name: "Send" }).click();
  await expect(after.getByRole("listitem")).toContainText("most weight");
  const other = await pageOf(await aMember(ctx));
  await other.goto(`/en/desk/claims/${decided.claim}`);
  await expect(other.getByRole("region", { name: "Talk after your vote" })).not.toContainText("most weight");
});
