import { memberCtx } from "#server/core/context";
import { stopTokenOf } from "#server/notices/internal";
import { listNoticePreferences } from "#server/notices/queries";
import { expect, test } from "#tests/support/e2e";
import { aClaim, aMember, aPublishedCheck, correct } from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";

test("a reviewer asks another to look at a claim; the other reads it in the inbox and accepts", async ({
  ctx,
  pageOf,
}) => {
  const { claim } = await aClaim(ctx);
  const [levon, anush] = [await aMember(ctx, { name: "levon" }), await aMember(ctx, { name: "anush" })];
  const asking = await pageOf(levon);
  await asking.goto(`/en/desk/claims/${claim}`);
  const form = asking.getByRole("form", { name: "Ask someone to look at this" });
  await expect(async () => {
    await asking.getByText("Ask someone to look at this").first().click();
    await expect(form).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await form.getByLabel("Their handle").fill("nobody_there");
  await form.getByRole("button", { name: "Ask" }).click();
  await expect(form.getByText("No member has this name.").first()).toBeVisible();
  await form.getByLabel("Their handle").fill(anush.handle);
  await form.getByRole("button", { name: "Ask" }).click();
  await expect(asking.getByText(`${levon.handle} asked ${anush.handle}`)).toBeVisible();
  await expect(asking.getByText("no answer yet")).toBeVisible();

  await tellMembers(ctx);
  const page = await pageOf(anush);
  await page.goto("/en/desk");
  await expect(page.getByRole("link", { name: "Inbox 1" })).toBeVisible();
  await page.getByRole("link", { name: "Inbox 1" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "asks you to look at this" });
  await expect(async () => {
    await row.getByRole("button", { name: "Accept" }).click({ timeout: 1_000 });
    await expect(page.getByText("You have read everything.")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(row).toContainText("You accepted.");
  await row.getByRole("link").click();
  await expect(page).toHaveURL(`/en/desk/claims/${claim}`);
  await asking.reload();
  await expect(asking.getByText("accepted", { exact: true })).toBeHidden();
  await asking.getByText("Ask someone to look at this").first().click();
  await expect(asking.getByText("accepted", { exact: true })).toBeVisible();
});

test("a reader follows a check from its page, reads of its correction by keyboard, and stops the mail by one press", async ({
  ctx,
  pageOf,
  playwright,
  baseURL,
}) => {
  const check = await aPublishedCheck(ctx);
  const reader = await aMember(ctx, { name: "oda", role: "reader" });
  const page = await pageOf(reader);
  await expect.poll(async () => (await page.request.get(`/en/checks/${check.slug}`)).status()).toBe(200);
  await page.goto(`/en/checks/${check.slug}`);
  await page.getByRole("link", { name: "Follow this fact-check" }).click();
  await expect(page.getByRole("heading", { name: "Follow this fact-check?" })).toBeVisible();
  await expect(async () => {
    await page.getByRole("button", { name: "Follow", exact: true }).click({ timeout: 1_000 });
    await expect(page.getByRole("button", { name: "Following" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await correct({ ...ctx, now: new Date() }, check, { answer: "It was open on two days." });
  await tellMembers(ctx);
  await page.goto("/en/desk/inbox");
  const row = page.getByRole("listitem").filter({ hasText: "Changed: a fact-check that you follow" });
  await expect(row).toContainText("The answer named the wrong month");
  await expect(async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await expect(page.getByText("You have read everything.")).toBeVisible({ timeout: 2_000 });
  }).toPass();

  // As a mail program does it: from anywhere, without cookies (RFC 8058).
  const program = await playwright.request.newContext({ baseURL });
  const token = stopTokenOf(reader.id);
  const mails = async () => new Set((await listNoticePreferences(memberCtx(ctx.db, reader))).map(({ mail }) => mail));
  const address = `/api/stop-mail/${token}`;
  expect((await program.get(address, { maxRedirects: 0 })).status()).toBe(303);
  expect(await mails()).toContain("daily");
  const stopped = await program.post(address, { form: { "List-Unsubscribe": "One-Click" } });
  expect([stopped.status(), await stopped.text()]).toEqual([200, "stopped"]);
  expect(await mails()).toEqual(new Set(["off"]));
  expect((await program.post(`/api/stop-mail/${token}x`)).status()).toBe(404);
  await page.goto("/en/desk/profile/mail");
  const cited = page.getByRole("combobox", { name: "E-mail when: Your source stands in a fact-check" });
  await expect(cited).toHaveValue("off");
  await expect(async () => {
    await cited.selectOption("now");
    await expect(page.getByText("Saved.")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  // And by hand, where a link of the mail leads.
  await page.goto(`/en/stop-mail/${token}`);
  await page.getByRole("button", { name: "Stop these e-mails" }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  expect(await mails()).toEqual(new Set(["off"]));
});
