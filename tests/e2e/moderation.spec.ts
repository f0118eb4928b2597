import { eq } from "drizzle-orm";
import { mails } from "#db/schema";
import { memberCtx } from "#server/core/context";
import { postMessage } from "#server/discussion/post-message";
import { unsealWords } from "#server/mail/sealed-words";
import { withholdCheck } from "#server/measures/withhold-check";
import { axeObjectionsTo, hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aClaim, aMember, aPublishedCheck, unique } from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";

const seen = { timeout: 2_000, intervals: [50] };

test("a message is reported, hidden and its author suspended, whose open session is cut off; they object and it is lifted", async ({
  ctx,
  pageOf,
}) => {
  test.setTimeout(90_000);
  const { claim } = await aClaim(ctx);
  const [dario, nino] = [await aMember(ctx, { name: "dario" }), await aMember(ctx, { name: "nino" })];
  const words = `Whoever cites case ${unique()} cannot count.`;
  const said = { thread: "evidence" as const, subject: claim, source: null, repliesTo: null };
  await postMessage(memberCtx(ctx.db, dario), { ...said, text: words });
  const theirs = await pageOf(dario);
  await theirs.goto(`/en/desk/claims/${claim}`);

  const page = await pageOf(nino);
  await page.goto(`/en/desk/claims/${claim}`);
  await page.getByRole("listitem").filter({ hasText: words }).getByRole("link", { name: "Report" }).click();
  await expect(page.getByRole("heading", { name: "You report: a message" })).toBeVisible();
  expect(await axeObjectionsTo(page)).toEqual([]);
  await page.getByLabel("What is wrong with it?").fill("short");
  await page.getByLabel("Why", { exact: true }).selectOption("personal_attack");
  await page.getByRole("button", { name: "Send report" }).click();
  // What was typed is still there, with what is wrong with it.
  await expect(page.getByRole("alert").first()).toContainText(/./);
  await expect(page.getByLabel("What is wrong with it?")).toHaveValue("short");
  await page.getByLabel("What is wrong with it?").fill("It is about people, not about the table.");
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();

  const iris = await pageOf(await aMember(ctx, { name: "iris", role: "moderator" }));
  await iris.goto("/en/desk/queue?kind=report");
  const row = iris.getByRole("listitem").filter({ hasText: words });
  await expect(async () => {
    await row.getByRole("button", { name: /^Take/ }).click({ timeout: 1_000 });
    await expect(row.getByRole("button", { name: /^Let go/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const ovid = await pageOf(await aMember(ctx, { name: "ovid", role: "moderator" }));
  await ovid.goto("/en/desk/queue?kind=report");
  await expect(ovid.getByText(words)).toBeHidden();
  await row.getByRole("link", { name: words }).click();
  await expect(iris.getByText("“It is about people, not about the table.”")).toBeVisible();
  expect(await axeObjectionsTo(iris)).toEqual([]);
  await iris.getByRole("form", { name: "Note" }).getByLabel("Note").fill("Second time this week.");
  await iris.getByRole("button", { name: "Add note" }).click();
  await expect(iris.getByRole("region", { name: /Internal notes/ })).toContainText("Second time this week.");
  const form = iris.getByRole("form", { name: "What you decide" });
  await form.getByLabel("What you decide").selectOption("acted");
  await form.getByLabel("What you do").selectOption("hide");
  await form.getByRole("button", { name: "Decide and tell them" }).click();
  await expect(form.getByRole("alert").first()).toBeVisible();
  await form.getByLabel("Rule").selectOption("respect");
  await form.getByLabel("To the member").fill("Say what is wrong with the table and it can stand again.");
  const note = `Message hidden: personal attack, case ${unique()}.`;
  await form.getByLabel("Public note").fill(note);
  await form.getByLabel("To those who reported it").fill("The message was hidden. Thank you.");
  await form.getByRole("button", { name: "Decide and tell them" }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/en/desk/claims/${claim}`);
  await expect(page.getByText(`A moderator hid a message: ${note}`)).toBeVisible();
  await expect.poll(async () => (await page.request.get("/en/measures")).text(), seen).toContain(note);
  expect(await (await page.request.get("/en/measures")).text()).not.toContain(dario.handle);
  await tellMembers(ctx);
  await page.goto("/en/desk/inbox?view=all");
  await expect(page.getByRole("listitem").filter({ hasText: "Your report was decided" })).toContainText(
    "The message was hidden. Thank you.",
  );

  await iris.goto(`/en/desk/members/${dario.id}`);
  await expect(iris.getByText("Message hidden,")).toBeVisible();
  const measure = iris.getByRole("form", { name: "Take a measure" });
  await expect(async () => {
    await iris.getByText("Take a measure").first().click();
    await expect(measure).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await measure.getByLabel("What you do").selectOption("suspend");
  await measure.getByLabel("Rule").selectOption("respect");
  await measure.getByLabel("For how long").selectOption("7");
  await measure.getByLabel("To the member").fill("You were told twice. Come back in a week.");
  await measure.getByLabel("Public note").fill("Suspended after repeated personal attacks.");
  await measure.getByRole("button", { name: "Take this measure" }).click();
  await iris.getByRole("alertdialog").getByRole("button", { name: "Take this measure" }).click();
  await expect(iris.getByText("Member suspended,")).toBeVisible();

  // In the page that was open all the time.
  const talk = theirs.getByRole("region", { name: "Talk about the evidence" });
  await talk.getByRole("textbox", { name: "Your message" }).fill("And another thing.");
  await talk.getByRole("button", { name: "Send" }).click();
  await expect(talk.getByRole("alert").first()).toContainText("You are suspended");
  await expect(talk.getByRole("textbox", { name: "Your message" })).toHaveValue("And another thing.");
  await theirs.goto("/en/desk/profile/measures");
  await expect(theirs.getByText("Come back in a week.")).toBeVisible();
  await expect(theirs.getByRole("status").filter({ hasText: "You are suspended" })).toBeVisible();

  // They object; who took the measure may not decide, and another moderator lifts it.
  const suspension = theirs.getByRole("listitem").filter({ hasText: "Come back in a week." });
  const why = `I was insulted first, case ${unique()}.`;
  await expect(async () => {
    await suspension.getByText("Object to this measure").first().click();
    await expect(suspension.getByLabel("Why it is wrong")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await suspension.getByLabel("Why it is wrong").fill(why);
  await suspension.getByRole("button", { name: "Object to this measure" }).click();
  await expect(suspension).toContainText("Not decided yet.");
  await iris.goto("/en/desk/queue?kind=measure_objection");
  await iris.getByRole("link", { name: why }).click();
  await expect(iris.getByText("You had a part in this, so somebody else must decide.")).toBeVisible();
  await ovid.goto("/en/desk/queue?kind=measure_objection");
  await ovid.getByRole("link", { name: why }).click();
  await expect(ovid.getByText(`Objection by ${dario.handle}`)).toBeVisible();
  await hasNoBarriers(ovid);
  const decision = ovid.getByRole("form", { name: "Decide" });
  const reason = `The insult came first, case ${unique()}.`;
  await expect(async () => {
    await decision.getByLabel("Lift the measure").check({ timeout: 1_000 });
    await decision.getByRole("textbox", { name: "Why" }).fill(reason);
    await decision.getByRole("button", { name: "Decide" }).click();
    await expect(ovid.getByRole("link", { name: why })).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
  await expect.poll(async () => (await page.request.get("/en/measures")).text(), seen).toContain(reason);
  expect(await (await page.request.get("/en/measures")).text()).not.toContain(dario.handle);
  await theirs.goto(`/en/desk/claims/${claim}`);
  await expect(talk.getByRole("textbox", { name: "Your message" })).toHaveValue("And another thing.");
  await talk.getByRole("button", { name: "Send" }).click();
  await expect(theirs.getByRole("listitem").filter({ hasText: "And another thing." })).toBeVisible();
});

test("a reader objects to a verdict; somebody without a part in it decides, and the page says what and why", async ({
  page,
  ctx,
  pageOf,
}) => {
  const check = await aPublishedCheck(ctx);
  const address = `/en/checks/${check.slug}`;
  await expect.poll(async () => (await page.request.get(address)).status(), seen).toBe(200);
  await page.goto(address);
  await page.getByRole("link", { name: "Object to this verdict" }).click();
  expect(await axeObjectionsTo(page)).toEqual([]);
  const words = `The log of case ${unique()} was written a day later.`;
  await page.getByLabel("Why is the verdict wrong?").fill(words);
  await page.getByLabel("You are").selectOption("person_checked");
  await page.getByLabel("E-mail (optional)").fill(`oda-${unique()}@example.org`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("look for our mail and confirm it")).toBeVisible();

  const ovid = await pageOf(await aMember(ctx, { name: "ovid", role: "moderator" }));
  await ovid.goto("/en/desk/queue?kind=objection");
  await ovid.getByRole("listitem").filter({ hasText: check.title }).getByRole("link").click();
  await expect(ovid.getByText(words)).toBeVisible();
  const form = ovid.getByRole("form", { name: "Answer" });
  await form.getByLabel("What you decide").selectOption("declined");
  const reason = `The log names its day on every page, case ${unique()}.`;
  await form.getByLabel("Why").fill(reason);
  await form.getByRole("button", { name: "Answer" }).click();
  await expect(ovid.getByRole("listitem").filter({ hasText: check.title })).toHaveCount(0);
  await expect.poll(async () => (await page.request.get(address)).text(), seen).toContain(reason);
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Objections to this verdict" })).toContainText("Not upheld.");
  expect(await axeObjectionsTo(page)).toEqual([]);
});

test.describe("somebody who is no member", () => {
  test.use({ javaScriptEnabled: false });

  test("reports a page without a script, and says by mail that the address is theirs", async ({ page, ctx }) => {
    const check = await aPublishedCheck(ctx);
    await expect.poll(async () => (await page.request.get(`/en/checks/${check.slug}`)).status(), seen).toBe(200);
    await page.goto(`/en/checks/${check.slug}`);
    await page.getByRole("link", { name: "Report this page" }).click();
    const typed = "Մեր լուսանկարը առանց թույլտվության է։ ".repeat(40);
    await page.getByLabel("What is wrong with it?").fill(typed.slice(0, 900));
    await page.getByLabel("Why", { exact: true }).selectOption("rights");
    await page.getByLabel("E-mail (optional)").fill("no address@x");
    await page.locator("form[action='/api/report']").evaluate((form) => form.setAttribute("novalidate", ""));
    await page.getByRole("button", { name: "Send report" }).click();
    await expect(page.getByRole("alert").first()).toContainText(/./);
    await expect(page.getByLabel("What is wrong with it?")).toHaveValue(typed.slice(0, 900).trim());
    const email = `oda-${unique()}@example.org`;
    await page.getByLabel("E-mail (optional)").fill(email);
    await page.getByRole("button", { name: "Send report" }).click();
    await expect(page.getByText("look for our mail and confirm it")).toBeVisible();
    const waiting = await ctx.db.select({ sealed: mails.sealed }).from(mails).where(eq(mails.kind, "confirm"));
    const mail = waiting.map(({ sealed }) => sealed && unsealWords(sealed)).find((one) => one?.to === email);
    await page.goto(`/en/confirm/${mail?.kind === "confirm" ? mail.token : ""}`);
    await page.getByRole("button", { name: "Yes, it is mine" }).click();
    await expect(page.getByRole("heading", { name: "Confirmed" })).toBeVisible();
  });

  test("finds at the address of a withheld check when and why, and nothing of what it said", async ({ page, ctx }) => {
    const check = await aPublishedCheck(ctx);
    const address = `/en/checks/${check.slug}`;
    await expect.poll(async () => (await page.request.get(address)).text(), seen).toContain(check.title);
    const admin = memberCtx(ctx.db, await aMember(ctx, { role: "admin" }));
    const publicNote = `A court ordered it, case ${unique()}.`;
    await withholdCheck(admin, { check: check.id, publicNote });
    await expect.poll(async () => (await page.request.get(address)).text(), seen).toContain(publicNote);
    for (const path of ["", "/versions/2", "/receipt.json", "/picture.png", "/cite/bib"]) {
      const answer = await page.request.get(`${address}${path}`);
      expect([path, answer.status()]).toEqual([path, path === "" ? 200 : 404]);
      expect(await answer.text()).not.toContain("It was open to pedestrians only.");
    }
    expect(await (await page.request.get(`/en/embed/${check.slug}`)).text()).not.toContain("open to pedestrians");
  });
});
