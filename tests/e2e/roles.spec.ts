import { hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aMember } from "#tests/support/factories";

test("a reader applies, a moderator answers with a reason, and an administrator changes the role", async ({
  ctx,
  pageOf,
}) => {
  test.setTimeout(90_000);
  const reader = await aMember(ctx, { name: "Tigran", role: "reader" });
  const tigran = await pageOf(reader);
  await tigran.goto("/en/desk");
  await tigran.getByRole("link", { name: "Become a reviewer" }).click();
  await hasNoBarriers(tigran);
  const words = tigran.getByLabel("What would you like to check");
  await expect(async () => {
    await words.fill("Too short.");
    await tigran.getByRole("button", { name: "Send the application" }).click();
    await expect(tigran.getByText("Use at least 20 characters (now 10).")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(words).toHaveValue("Too short.");
  await words.fill("I have read land registers for eleven years and would like to check claims on housing.");
  await tigran.getByRole("button", { name: "Send the application" }).click();
  await expect(tigran.getByText("Your application is waiting for a moderator.")).toBeVisible();
  await hasNoBarriers(tigran);

  const iris = await pageOf(await aMember(ctx, { name: "Iris", role: "moderator" }));
  await iris.goto("/en/desk/members/applications");
  await hasNoBarriers(iris);
  await iris.getByRole("link", { name: `${reader.handle} asks to become a reviewer` }).click();
  await expect(iris.getByRole("heading", { level: 1, name: reader.handle })).toBeVisible();
  await expect(iris.getByText("I have read land registers")).toBeVisible();
  await hasNoBarriers(iris);
  await expect(async () => {
    await iris.getByRole("button", { name: "Accept as reviewer" }).click();
    await expect(iris.getByText("Use at least 5 characters (now 0).")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await iris.getByLabel("Reason").fill("Welcome. Step aside from claims about Quay East.");
  await iris.getByRole("button", { name: "Accept as reviewer" }).click();
  await expect(iris).toHaveURL(/members\/applications$/);

  // It holds at the next request of a session that is open.
  await tigran.goto("/en/desk");
  await expect(tigran.getByText("You are a reviewer now")).toBeVisible();
  await expect(tigran.getByText("Step aside from claims about Quay East.")).toBeVisible();
  await expect(tigran.getByRole("navigation").getByText("Fact-checks")).toBeVisible();

  const nino = await pageOf(await aMember(ctx, { name: "Nino", role: "admin" }));
  await nino.goto("/en/desk/members");
  await hasNoBarriers(nino);
  await nino.getByRole("searchbox", { name: "Find by handle or name" }).fill(reader.handle);
  await nino.getByRole("button", { name: "Find" }).click();
  await nino.getByRole("link", { name: reader.handle }).click();
  await expect(nino.getByRole("heading", { level: 1, name: reader.handle })).toBeVisible();
  await hasNoBarriers(nino);
  await expect(async () => {
    await nino.getByLabel("New role").selectOption("moderator");
    await nino.getByLabel("Reason").fill("Knows the region well.");
    await nino.getByRole("button", { name: "Change the role" }).click();
    await expect(nino.getByText("moderator, by Nino")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await tigran.goto("/en/desk");
  await expect(tigran.getByRole("navigation").getByRole("link", { name: /^Queue/ })).toBeVisible();
  // Moderators see members and change no roles.
  await iris.goto(nino.url());
  await expect(iris.getByRole("heading", { level: 1, name: reader.handle })).toBeVisible();
  await expect(iris.getByRole("button", { name: "Change the role" })).toHaveCount(0);
});
