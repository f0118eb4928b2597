import { expect, test } from "@playwright/test";
import { hasNoBarriers } from "#tests/support/barriers";
import { bringUpSite, type Site } from "#tests/support/site";

test.describe.configure({ mode: "serial" });

let site: Site;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await bringUpSite();
});

test.afterAll(async () => {
  await site?.stop();
});

test("the first hour of a real site, from the address that the server prints to an invitation", async ({ page }) => {
  test.setTimeout(120_000);
  const printed = () => /http\S+\/en\/join\/\S+/.exec(site.said())?.[0] ?? "";
  await expect.poll(printed).not.toBe("");
  const address = printed();

  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Become the administrator of Countersign" })).toBeVisible();
  await hasNoBarriers(page);
  // An address that is none is sent back with what was typed.
  await page.getByLabel("E-mail").fill("nino@example");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Enter a whole address")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nino@example");
  await page.getByLabel("E-mail").fill("nino@example.org");
  await page.getByRole("button", { name: "Begin" }).click();

  await expect(page.getByRole("heading", { name: "What shall we call you?" })).toBeVisible();
  await hasNoBarriers(page);
  expect((await page.request.get(`${site.url}/api/own-records`)).status()).toBe(403);
  const handle = page.getByLabel("Handle");
  await expect(async () => {
    await handle.fill("admin");
    await expect(page.getByText("kept for the site itself", { exact: false }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await handle.fill("Nino");
  await page.getByLabel("Languages you read").fill("en, ka");
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(page.getByRole("heading", { name: "The site" })).toBeVisible();
  await hasNoBarriers(page);
  await expect(async () => {
    await page.getByLabel("Name of the site").fill("Port Calder Checks");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(page.getByRole("heading", { name: "Who publishes it" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByLabel("Name", { exact: true }).fill("Calder Reading Society");
  await page.getByLabel("E-mail for readers").fill("desk@");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByText("Choose a country.")).toBeVisible();
  await expect(page.getByText("Enter a whole address")).toBeVisible();
  await hasNoBarriers(page);
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Calder Reading Society");
  await page.getByLabel("Country").selectOption("New Zealand");
  await page.getByLabel("E-mail for readers").fill("desk@example.org");
  await page.getByLabel("Who pays for it").fill("Members’ fees; no advertising.");
  await page.getByRole("button", { name: "Save and go on" }).click();

  await expect(page.getByRole("heading", { name: "Topics and languages" })).toBeVisible();
  await page.getByLabel("Languages").fill("en");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByRole("heading", { name: "First members" })).toBeVisible();
  await hasNoBarriers(page);
  await page.getByLabel("E-mail addresses").fill("oda@example.org talin@example.org");
  await page.getByRole("button", { name: "Send the invitations" }).click();
  await expect(page.getByText("2 invitations are on their way.")).toBeVisible();
  await page.getByRole("link", { name: "Go to the desk" }).click();

  await expect(page.getByRole("heading", { name: "Begin here" })).toBeVisible();
  await expect(page.getByText("Import an article")).toBeVisible();
  await expect(page.getByText("Say who publishes it")).toHaveCount(0);
  await hasNoBarriers(page);
  // The address is spent.
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "This invitation is closed" })).toBeVisible();
});

test("what would be mailed stands in the outbox of this machine", async ({ page }) => {
  await page.goto(`${site.url}/dev/outbox`);
  await expect(page.getByText("nino invites you to Port Calder Checks")).toHaveCount(2);
  await hasNoBarriers(page);
  await page
    .getByRole("link", { name: /\/en\/join\// })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "nino invites you to Port Calder Checks" })).toBeVisible();
  await expect(page.getByText("published by Calder Reading Society")).toBeVisible();
  await hasNoBarriers(page);
});

test("a setting shows on the public pages within two seconds, and the pages about the site say whose it is", async ({
  page,
  request,
}) => {
  const about = () => request.get(`${site.url}/en/about`).then((answer) => answer.text());
  expect(await about()).toContain("Calder Reading Society");
  expect(await about()).toContain('"@type":"NewsMediaOrganization"');
  for (const name of ["privacy", "terms", "imprint", "methods", "corrections-policy", "funding", "contact"]) {
    const answer = await request.get(`${site.url}/en/${name}`);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=1");
    expect(await answer.text()).toContain("Calder Reading Society");
  }
  await page.goto(`${site.url}/en/about`);
  await hasNoBarriers(page);

  const token = /http\S+\/en\/join\/\S+/.exec(await printedForAdministrator())?.[0] ?? "";
  await page.goto(token);
  await expect(page.getByLabel("E-mail")).toHaveValue("nino@example.org");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.goto(`${site.url}/en/desk/settings/site`);
  await page.getByLabel("Name of the site").fill("Calder Checks");
  await expect(page.getByLabel("Name of the site")).toHaveValue("Calder Checks");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const savedAt = Date.now();
  await expect.poll(about, { timeout: 2_000, intervals: [100] }).toContain("About Calder Checks");
  expect(Date.now() - savedAt).toBeLessThan(2_000);
  expect(await (await request.get(`${site.url}/en`)).text()).toContain("Calder Checks");
  await page.goto(`${site.url}/en/desk/settings/history`);
  await expect(page.getByText("Site changed by nino")).toHaveCount(2);
  await hasNoBarriers(page);
});

async function printedForAdministrator(): Promise<string> {
  const { letAdministratorIn } = await import("#scripts/administrator");
  return letAdministratorIn({ databaseUrl: site.databaseUrl, publicUrl: site.url }, "nino@example.org");
}
