import { memberCtx } from "#server/core/context";
import { changeProfile } from "#server/members/change-profile";
import { hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aMember, aPublishedCheck } from "#tests/support/factories";

test("a member says who they are, sees where they are signed in, takes their data along and leaves", async ({
  ctx,
  pageOf,
  request,
}) => {
  test.setTimeout(90_000);
  const mary = await aMember(ctx, { name: "Mary" });
  const { slug } = await aPublishedCheck(ctx, { by: mary });
  const profile = `/en/members/${mary.handle}`;
  const publicPage = () => request.get(profile).then((answer) => answer.text());
  await expect.poll(publicPage).toContain(slug);
  const page = await pageOf(mary);
  const phone = await pageOf(mary);
  await phone.goto("/en/desk");

  await page.goto("/en/desk");
  await page.getByRole("link", { name: mary.handle }).click();
  await expect(page.getByRole("heading", { level: 1, name: mary.handle })).toBeVisible();
  await hasNoBarriers(page);
  await page.getByLabel("About you").fill("x".repeat(301));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Use at most 300 characters (now 301).")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("About you")).toHaveValue("x".repeat(301));
  await page.getByLabel("About you").fill("Reads treaties and timetables.");
  await page.getByLabel("Name").fill("Mary V.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect.poll(publicPage, { timeout: 3_000 }).toContain("Reads treaties and timetables.");
  await page.goto(profile);
  await expect(page.getByRole("heading", { level: 1, name: "Mary V." })).toBeVisible();
  await hasNoBarriers(page);

  await page.goto("/en/desk/profile/interests");
  await page.getByText("a publisher").click();
  await page.getByLabel("Whom or what").fill("The River Herald");
  await page.getByRole("button", { name: "Declare it" }).click();
  await expect(page.getByText("Use at least 5 characters (now 0).")).toBeVisible();
  await page.getByLabel("What it consists in").fill("I worked there until 2021.");
  await page.getByRole("button", { name: "Declare it" }).click();
  await expect(page.getByText("Publisher: The River Herald")).toBeVisible();
  await hasNoBarriers(page);
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("button", { name: "End it" })).toHaveCount(0);

  await page.goto("/en/desk/profile/sessions");
  await hasNoBarriers(page);
  await page.getByRole("button", { name: "Sign it out" }).first().click();
  await expect(page.getByRole("button", { name: "Sign it out" })).toHaveCount(0);
  await phone.goto("/en/desk");
  await expect(phone).toHaveURL(/signin/);

  await page.goto("/en/desk/profile/data");
  await hasNoBarriers(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download everything we hold" }).click();
  const file = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  const records = JSON.parse(Buffer.concat(chunks).toString());
  expect(records.members[0]).toMatchObject({ handle: mary.handle, name: "Mary V." });
  expect((await request.get("/api/own-records")).status()).toBe(401);

  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("alertdialog");
  await hasNoBarriers(page);
  await dialog.getByLabel("Type your handle").fill("someone");
  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await expect(dialog.getByText("Type your own handle.")).toBeVisible();
  await dialog.getByLabel("Type your handle").fill(mary.handle);
  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await expect(page).toHaveURL(/\/en$/);
  const check = () => request.get(`/en/checks/${slug}`).then((answer) => answer.text());
  await expect.poll(check, { timeout: 3_000 }).toContain("former_");
  expect(await check()).not.toContain(mary.handle);
  await expect.poll(() => request.get(profile).then((answer) => answer.status()), { timeout: 3_000 }).toBe(404);
  await page.goto("/en/desk");
  await expect(page).toHaveURL(/signin/);
});

test("a page of one's own is made again also when its handle is not of the Latin alphabet", async ({
  ctx,
  request,
}) => {
  const narek = await aMember(ctx, { name: "նարեկ" });
  const page = () => request.get(`/en/members/${encodeURIComponent(narek.handle)}`).then((answer) => answer.text());
  expect(await page()).toContain(narek.handle);
  const as = memberCtx(ctx.db, narek);
  await changeProfile(as, { name: "", biography: "Reads land registers.", languages: [] });
  await expect.poll(page, { timeout: 3_000 }).toContain("Reads land registers.");
});
