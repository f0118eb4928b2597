import type { Page } from "@playwright/test";
import { hasNoBarriers } from "#tests/support/barriers";
import { expect, test } from "#tests/support/e2e";
import { aMember } from "#tests/support/factories";
import { press, tabTo } from "#tests/support/keyboard";

/** The forms about members go by keyboard alone: reached with Tab, sent with Enter, and what was typed survives. */
const type = (page: Page, text: string) => page.keyboard.insertText(text);

test("a site without mail, providers and demo says that nobody can sign in yet", async ({ page }) => {
  await page.goto("/en/signin");
  await expect(page.getByText("There is no way to sign in here yet")).toBeVisible();
  await hasNoBarriers(page);
});

test("a member changes their profile, declares an interest and applies by keyboard", async ({ ctx, pageOf }) => {
  test.setTimeout(60_000);
  const page = await pageOf(await aMember(ctx, { name: "Tigran", role: "reader" }));
  await page.goto("/en/desk/profile/profile");
  await expect(async () => {
    await tabTo(page, page.getByLabel("Name", { exact: true }));
    await press(page, "Control+a");
    await type(page, "Tigran V.");
    await press(page, "Enter");
    await expect(page.getByText("Saved.")).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await page.goto("/en/desk/profile/interests");
  await tabTo(page, page.getByRole("radio").first());
  await press(page, "ArrowRight", "ArrowRight");
  await tabTo(page, page.getByLabel("Whom or what"));
  await type(page, "Housing");
  await tabTo(page, page.getByLabel("What it consists in"));
  await type(page, "I own two flats.");
  await tabTo(page, page.getByRole("button", { name: "Declare it" }));
  await press(page, "Enter");
  await expect(page.getByText("Topic: Housing")).toBeVisible();

  await page.goto("/en/desk/apply");
  await expect(async () => {
    await tabTo(page, page.getByLabel("What would you like to check"));
    await press(page, "Control+a");
    await type(page, "I have read land registers for eleven years.");
    await tabTo(page, page.getByRole("button", { name: "Send the application" }));
    await press(page, "Enter");
    await expect(page.getByText("Your application is waiting")).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("an administrator changes settings, invites and gives a role by keyboard", async ({ ctx, pageOf }) => {
  test.setTimeout(60_000);
  const bo = await aMember(ctx, { name: "Bo" });
  const page = await pageOf(await aMember(ctx, { name: "Nino", role: "admin" }));
  await page.goto("/en/desk/settings/joining");
  await hasNoBarriers(page);
  await expect(async () => {
    await tabTo(page, page.getByRole("radio", { checked: true }));
    await press(page, "ArrowUp");
    await tabTo(page, page.getByRole("button", { name: "Save" }));
    await press(page, "Enter");
    await expect(page.getByText("Saved.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const section of ["publisher", "topics", "privacy", "terms", "imprint", "history"]) {
    await page.goto(`/en/desk/settings/${section}`);
    await hasNoBarriers(page);
  }

  await page.goto("/en/desk/members/invitations");
  await hasNoBarriers(page);
  await tabTo(page, page.getByRole("radio").first());
  await press(page, "ArrowRight");
  await tabTo(page, page.getByLabel("How many may use it"));
  await press(page, "Control+a");
  await type(page, "0");
  await press(page, "Enter");
  await expect(page.getByText("Enter a number from 1 to 100.")).toBeVisible();
  await expect(page.getByLabel("How many may use it")).toHaveValue("0");
  await press(page, "Control+a");
  await type(page, "5");
  await press(page, "Enter");
  await expect(page.getByText(/\/en\/join\//)).toBeVisible();
  await hasNoBarriers(page);

  await page.goto(`/en/desk/members/${bo.id}`);
  await expect(async () => {
    await tabTo(page, page.getByLabel("New role"));
    await press(page, "m");
    await tabTo(page, page.getByLabel("Reason"));
    await press(page, "Control+a");
    await type(page, "Knows the region well.");
    await tabTo(page, page.getByRole("button", { name: "Change the role" }));
    await press(page, "Enter");
    await expect(page.getByText("moderator, by Nino")).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
