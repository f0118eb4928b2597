import { expect, test } from "#tests/support/e2e";
import { aDecidedClaim, aMember } from "#tests/support/factories";

const TYPED = "What Ada typed before she signed out, and nobody else is to read on this computer.";

test("what one member typed is theirs: the next in the same browser does not see it, and it is there again", async ({
  ctx,
  pageOf,
  signIn,
}) => {
  const { claim } = await aDecidedClaim(ctx, { ratings: [] });
  const ada = await aMember(ctx);
  const bo = await aMember(ctx, { name: "Bo" });
  const desk = await pageOf(ada);
  const address = `/en/desk/claims/${claim}`;
  const reason = () => desk.getByRole("form", { name: "Your vote" }).getByRole("textbox", { name: "Your reason" });

  await desk.goto(address);
  await reason().fill(TYPED);
  await desk.getByRole("radio", { name: /^Mostly false/ }).check();
  await desk.getByRole("button", { name: "Sign out" }).click();
  await expect(desk).toHaveURL("/en");
  await desk.goBack();
  await expect(desk.getByText(TYPED)).toHaveCount(0);

  await signIn(desk.context(), bo);
  await desk.goto(address);
  await expect(reason()).toHaveValue("");
  await expect(desk.getByRole("radio", { name: /^Mostly false/ })).not.toBeChecked();
  await expect(desk.getByText("Your unsaved draft has been restored.")).toHaveCount(0);

  await desk.context().clearCookies();
  await signIn(desk.context(), ada);
  await desk.goto(address);
  await expect(reason()).toHaveValue(TYPED);
  await expect(desk.getByRole("radio", { name: /^Mostly false/ })).toBeChecked();
});

test("a page that is still open from one member's session sends nothing as another", async ({
  ctx,
  pageOf,
  signIn,
}) => {
  const { claim } = await aDecidedClaim(ctx, { ratings: [] });
  const ada = await aMember(ctx);
  const bo = await aMember(ctx, { name: "Bo" });
  const desk = await pageOf(ada);
  await desk.goto(`/en/desk/claims/${claim}`);
  const form = desk.getByRole("form", { name: "Your vote" });
  await form.getByRole("radio", { name: /^Mostly false/ }).check();
  await form.getByText("High", { exact: true }).click();
  await form.getByRole("textbox", { name: "Your reason" }).fill(TYPED);
  await form.getByRole("checkbox").first().check();
  await form.getByText("The published check may quote my reason").click();
  await signIn(desk.context(), bo);
  await form.getByRole("button", { name: "Cast your vote" }).click();
  await expect(form.getByText("Someone else is now signed in in this browser.")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Your reason" })).toHaveValue(TYPED);
});

test("the sign-in library has no routes where there is no outside provider", async ({ ctx, pageOf }) => {
  const desk = await pageOf(await aMember(ctx));
  for (const path of ["/api/auth/session", "/api/auth/csrf", "/api/auth/signin", "/api/auth/providers"]) {
    expect([path, (await desk.request.get(path)).status()]).toEqual([path, 404]);
  }
});
