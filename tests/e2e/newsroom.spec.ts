import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { members } from "#db/schema";
import { changeSetting } from "#server/settings/change-setting";
import { hasNoBarriers } from "#tests/support/barriers";
import { ARTICLE_TEXT, judge } from "#tests/support/factories";
import { press, tabTo } from "#tests/support/keyboard";
import { type LoginProvider, startLoginProvider } from "#tests/support/login-provider";
import { type MailServer, startMailServer } from "#tests/support/mail-server";
import { bringUpSite, type Site } from "#tests/support/site";

/** A site of its own with a mail server of its own: everyone in it comes in through the door. */
test.describe.configure({ mode: "serial" });

const PASSAGE = "The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed.";
const QUESTION = "Was the bridge of Vale open in March?";

let mail: MailServer;
let provider: LoginProvider;
let site: Site;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  mail = await startMailServer();
  provider = await startLoginProvider("countersign");
  site = await bringUpSite({
    SMTP_URL: mail.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_ID: "countersign",
    OIDC_SECRET: "only for tests",
    OIDC_NAME: "the university",
  });
});

test.afterAll(async () => {
  await site?.stop();
  await mail?.stop();
  await provider?.stop();
});

const box = (scope: Page | Locator, name: string) => scope.getByRole("textbox", { name, exact: true });

/** The mail that an address gets next, after those it had. */
async function nextMail(to: string, had: number) {
  const ofAddress = () => mail.received.filter((one) => one.to === to);
  await expect.poll(() => ofAddress().length, { timeout: 20_000 }).toBeGreaterThan(had);
  return ofAddress().at(-1) ?? { text: "", html: "", subject: "", raw: "" };
}

const mailsTo = (to: string) => mail.received.filter((one) => one.to === to).length;
const linkIn = (text: string) => /http\S+\/signin\/link\/\S+/.exec(text)?.[0] ?? "";
const codeIn = (text: string) => /^\d{6}$/m.exec(text)?.[0] ?? "";

const pageIn = async (browser: Browser) => (await browser.newContext({ baseURL: site.url })).newPage();

/** Asks for a mail on the page that signs in, and reads it. */
async function askByMail(page: Page, email: string) {
  const had = mailsTo(email);
  await page.goto(`${site.url}/en/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();
  return nextMail(email, had);
}

/** Comes in by the invitation that was mailed: with the code, or with the link in the same browser. */
async function comeIn(page: Page, email: string, { handle, by }: { handle: string; by: "code" | "link" }) {
  const invitation = await nextMail(email, 0);
  await page.goto(/http\S+\/en\/join\/\S+/.exec(invitation.text)?.[0] ?? "");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await page.getByRole("button", { name: "Accept" }).click();
  const { text } = await nextMail(email, 1);
  if (by === "code") {
    await page.getByLabel("Six digits").fill(codeIn(text));
    await page.getByRole("button", { name: "Sign in" }).click();
  } else {
    await page.goto(linkIn(text));
    await expect(page.getByText(`As ${email}.`)).toBeVisible();
    await hasNoBarriers(page);
    await page.getByRole("button", { name: "Sign in" }).click();
  }
  await expect(page.getByRole("heading", { name: "What shall we call you?" })).toBeVisible();
  await expect(async () => {
    await page.getByLabel("Handle").fill(handle);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page).toHaveURL(/\/en\/desk/, { timeout: 2_000 });
  }).toPass();
}

async function vote(page: Page): Promise<void> {
  const form = page.getByRole("form", { name: "Your vote" });
  await form.getByText("Mostly true", { exact: true }).first().click();
  await form.getByText("High", { exact: true }).click();
  await box(form, "Your reason").fill("The minutes [S1] name the day; nobody has shown that they were changed.");
  await form.getByRole("button", { name: "Cast your vote" }).click();
  await expect(page.getByText("Your vote has been saved.")).toBeVisible();
}

test("three people come in by invitation and mail, and publish their first check", async ({ browser }) => {
  test.setTimeout(180_000);
  const nino = await pageIn(browser);
  const printed = () => /http\S+\/en\/join\/\S+/.exec(site.said())?.[0] ?? "";
  await expect.poll(printed).not.toBe("");
  await nino.goto(printed());
  await nino.getByLabel("E-mail").fill("nino@example.org");
  await nino.getByRole("button", { name: "Begin" }).click();
  await expect(async () => {
    await nino.getByLabel("Handle").fill("nino");
    await nino.getByRole("button", { name: "Go on" }).click();
    await expect(nino.getByRole("heading", { name: "The site" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  // A page answers to its reader from when its script has come.
  await expect(async () => {
    await nino.getByLabel("Name of the site").fill("Port Calder Checks");
    await nino.getByRole("button", { name: "Save and go on" }).click();
    await expect(nino.getByRole("heading", { name: "Who publishes it" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  for (const next of ["Topics and languages", "First members"]) {
    await nino.getByRole("link", { name: "Do this later" }).click();
    await expect(nino.getByRole("heading", { name: next })).toBeVisible();
  }
  await expect(async () => {
    await nino.getByLabel("E-mail addresses").fill("oda@example.org, talin@example.org");
    await nino.getByRole("button", { name: "Send the invitations" }).click();
    await expect(nino.getByText("2 invitations are on their way.")).toBeVisible({ timeout: 2_000 });
  }).toPass();

  const oda = await pageIn(browser);
  const talin = await pageIn(browser);
  await comeIn(oda, "oda@example.org", { handle: "oda", by: "code" });
  await comeIn(talin, "talin@example.org", { handle: "talin", by: "link" });

  await oda.getByRole("link", { name: "Import an article" }).click();
  await oda.getByText("Paste the text", { exact: true }).click();
  await box(oda, "Text").fill(ARTICLE_TEXT);
  await oda.getByRole("button", { name: "Import", exact: true }).click();
  await oda.getByRole("button", { name: PASSAGE }).click();
  const claimForm = oda.getByRole("form", { name: "New claim from these words" });
  await box(claimForm, "Who made it").fill("Mayor Okafor");
  await claimForm.getByRole("button", { name: "Add claim" }).click();
  const sources = oda.getByRole("form", { name: "Attach a source" });
  await box(sources, "Text").fill("Minutes\nThe council notes that the bridge “is open” since 3 March.");
  await box(sources, "Quote").fill("the bridge “is open” since 3 March");
  await sources.getByText("Supports", { exact: true }).click();
  await sources.getByText("Primary source").first().click();
  await sources.getByRole("button", { name: "Attach source" }).click();
  await expect(oda.locator("#source-1")).toBeVisible();
  const claim = oda.url();
  for (const page of [oda, talin, nino]) {
    await page.goto(claim);
    await vote(page);
  }
  await judge(site.ctx);
  await oda.goto(claim);
  await box(oda, "Question to answer").fill(QUESTION);
  await oda.getByRole("button", { name: "Start a fact-check" }).click();
  const editor = oda.getByRole("form", { name: "Edit draft" });
  await box(editor, "Short answer").fill("It was open to pedestrians only.");
  await box(editor, "Text").fill("The council noted it in its minutes [S1].");
  await box(editor, "If fewer than two independent sources are cited, explain why").fill(
    "Only the council kept minutes.",
  );
  await editor.getByText("Not contacted").click();
  await box(editor, "Their response, or why they weren’t contacted. Shown on the page.").fill("He said it in public.");
  await expect(oda.getByText("Nothing is missing.")).toBeVisible();
  await oda.getByRole("button", { name: "Submit for review" }).click();
  await expect(oda.getByText("Submitted.")).toBeVisible();

  await nino.goto(`${site.url}/en/desk`);
  await nino.getByRole("link", { name: QUESTION }).click();
  await nino.getByRole("button", { name: "Publish", exact: true }).click();
  await nino.getByRole("alertdialog").getByRole("button", { name: "Publish", exact: true }).click();
  await expect(nino).toHaveURL(/\/en\/checks\//);
  const published = await nino.context().request.get(nino.url());
  expect(await published.text()).toContain(QUESTION);
  expect(await published.text()).toContain('"@type":"ClaimReview"');
});

/** A page of a member who came in before. */
async function pageOf(browser: Browser, handle: string): Promise<Page> {
  const [member] = await site.ctx.db.select().from(members).where(eq(members.handle, handle));
  const page = await pageIn(browser);
  const [name = "", value = ""] = (await site.cookieOf({ id: member?.id ?? "", handle, role: "reviewer" })).split("=");
  await page.context().addCookies([{ name, value, url: site.url, httpOnly: true }]);
  return page;
}

test("an error that a reader spots is corrected; page and feed show it, and a follower and the reader hear by mail", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const reader = await pageIn(browser);
  await reader.goto("/en");
  await reader.getByRole("link", { name: QUESTION }).first().click();
  const address = reader.url();

  const talin = await pageOf(browser, "talin");
  await talin.goto("/en/desk/profile/mail");
  await expect(async () => {
    await talin.getByRole("combobox", { name: "E-mail when: Something you follow changes" }).selectOption("now");
    await expect(talin.getByText("Saved.")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await talin.goto(address);
  await talin.getByRole("link", { name: "Follow this fact-check" }).click();
  await expect(async () => {
    await talin.getByRole("button", { name: "Follow", exact: true }).click({ timeout: 1_000 });
    await expect(talin.getByRole("button", { name: "Following" })).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await reader.getByRole("link", { name: "Spotted an error?" }).click();
  await reader.getByLabel("What is wrong?").fill("The minutes are of 5 March and not of 3 March.");
  await reader.getByLabel("E-mail (optional)").fill("reader@example.org");
  await reader.getByRole("button", { name: "Send" }).click();
  await expect(reader.getByRole("heading", { name: "Thank you" })).toBeVisible();
  const confirming = await nextMail("reader@example.org", 0);
  await reader.goto(/http\S+\/en\/confirm\/\S+/.exec(confirming.text)?.[0] ?? "");
  await reader.getByRole("button", { name: "Yes, it is mine" }).click();
  await expect(reader.getByRole("heading", { name: "Confirmed" })).toBeVisible();

  const nino = await pageOf(browser, "nino");
  await nino.goto("/en/desk/queue?kind=error");
  await nino.getByRole("listitem").filter({ hasText: QUESTION }).getByRole("link").click();
  await expect(nino.getByText("The minutes are of 5 March and not of 3 March.")).toBeVisible();
  const item = nino.url();
  await nino.getByRole("link", { name: "Correct the fact-check" }).click();
  const form = nino.getByRole("form", { name: "Correct a published fact-check" });
  await expect(async () => {
    await form.getByRole("radio", { name: /^Correction/ }).check({ timeout: 1_000 });
    await box(form, "What changed and why").fill("A reader pointed out that the minutes are of 5 March.");
    await box(form, "Short answer").fill("It was open to pedestrians only, say minutes of 5 March.");
    await expect(nino.locator("ins").first()).toContainText("5 March", { timeout: 2_000 });
  }).toPass();
  const had = mailsTo("talin@example.org");
  await form.getByRole("button", { name: "Publish correction" }).click();
  await expect(nino).toHaveURL(/\/en\/desk\/review$/);
  const seen = { timeout: 2_000, intervals: [100] };
  const textAt = async (path: string) => (await reader.request.get(path)).text();
  await expect.poll(() => textAt(address), seen).toContain("A reader pointed out that the minutes are of 5 March.");
  await expect.poll(() => textAt("/en/feeds/corrections/atom.xml"), seen).toContain("A reader pointed out");

  await nino.goto(item);
  const answer = nino.getByRole("form", { name: "Answer" });
  await expect(async () => {
    await answer.getByLabel("What you decide").selectOption("corrected", { timeout: 1_000 });
    await answer.getByLabel("Why").fill("You are right: the minutes are of 5 March.");
    await answer.getByRole("button", { name: "Answer" }).click();
    await expect(nino.getByRole("listitem").filter({ hasText: QUESTION })).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
  expect((await nextMail("reader@example.org", 1)).text).toContain("You are right: the minutes are of 5 March.");
  const told = await nextMail("talin@example.org", had);
  expect(told.text).toContain(QUESTION);
  expect(told.text).toContain("Changed: a fact-check that you follow");
  expect(told.raw).toMatch(/^List-Unsubscribe:/m);
});

test("a link works in the browser that asked for it, once, and is not spent by being opened", async ({ browser }) => {
  test.setTimeout(60_000);
  const page = await pageIn(browser);
  const { text, html } = await askByMail(page, "oda@example.org");
  await hasNoBarriers(page);
  const link = linkIn(text);
  expect(html).toContain(link);
  expect(html).toContain(codeIn(text));

  const other = await pageIn(browser);
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "Type the code where you asked" })).toBeVisible();
  await hasNoBarriers(other);
  // A program that opens the links of mails, and one that presses what it finds, from another browser.
  const forced = await other.request.post(`${site.url}/api/signin/link`, {
    form: { token: link.split("/").at(-1) ?? "", locale: "en" },
    headers: { origin: site.url, "sec-fetch-site": "same-origin" },
    maxRedirects: 0,
  });
  expect(forced.headers()["set-cookie"] ?? "").not.toContain("session-token");

  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk/);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await hasNoBarriers(page);
});

test("twenty guesses of a code are five, and the right one comes too late", async ({ browser }) => {
  test.setTimeout(60_000);
  const page = await pageIn(browser);
  const { text } = await askByMail(page, "talin@example.org");
  const wrong = codeIn(text) === "000000" ? "000001" : "000000";
  await page.getByLabel("Six digits").fill(wrong);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("You have 4 more tries.")).toBeVisible();
  await expect(page.getByLabel("Six digits")).toHaveValue(wrong);
  await hasNoBarriers(page);
  const guess = (code: string) =>
    page.request.post(`${site.url}/api/signin/code`, {
      form: { code, locale: "en" },
      headers: { origin: site.url, "sec-fetch-site": "same-origin" },
      maxRedirects: 0,
    });
  await Promise.all(Array.from({ length: 19 }, () => guess(wrong)));
  const right = await guess(codeIn(text));
  expect(right.headers()["set-cookie"] ?? "").not.toContain("session-token");
  await page.goto(`${site.url}/en/signin/code`);
  await expect(page.getByRole("heading", { name: "Ask for a new code" })).toBeVisible();
});

test("nobody can tell by the answer or by its time whether an address is a member's", async ({ request }) => {
  test.setTimeout(120_000);
  const ask = async (email: string) => {
    const startedAt = performance.now();
    const answer = await request.post(`${site.url}/api/signin/email`, {
      form: { email, locale: "en" },
      headers: { origin: site.url, "sec-fetch-site": "same-origin" },
      maxRedirects: 0,
    });
    const cookie = (answer.headers()["set-cookie"] ?? "").replace(/(signin|Expires)=[^;]+/g, "$1=…");
    const { date: _, ...headers } = answer.headers();
    return {
      ms: performance.now() - startedAt,
      said: JSON.stringify([answer.status(), { ...headers, "set-cookie": cookie }, await answer.text()]),
    };
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  const said = new Set<string>();
  for (let round = 0; round < 50; round++) {
    for (const [kind, email] of [
      ["known", "oda@example.org"],
      ["unknown", `nobody${round}@example.org`],
    ] as const) {
      const answer = await ask(email);
      times[kind].push(answer.ms);
      said.add(answer.said);
    }
  }
  const median = (all: number[]) => all.toSorted((one, other) => one - other)[25] ?? 0;
  console.log(
    `Asked 50 times each: known ${median(times.known).toFixed(1)} ms, unknown ${median(times.unknown).toFixed(1)} ms.`,
  );
  // The same to the letter, but for the token of the browser.
  expect([...said]).toHaveLength(1);
});

test("after signing in one comes to a page of one's own desk and never to another site", async ({ browser }) => {
  test.setTimeout(60_000);
  const page = await pageIn(browser);
  for (const to of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/en/desk/../../x",
    "/en/desk@evil.example",
  ]) {
    const answer = await page.request.post(`${site.url}/api/signin/email`, {
      form: { email: "nino@example.org", locale: "en", to },
      headers: { origin: site.url, "sec-fetch-site": "same-origin" },
      maxRedirects: 0,
    });
    expect([to, answer.headers().location]).toEqual([to, "/en/signin/code"]);
  }
  const cross = await page.request.post(`${site.url}/api/signin/email`, {
    form: { email: "nino@example.org", locale: "en" },
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  });
  expect(cross.status()).toBe(403);
  const had = mailsTo("talin@example.org");
  await page.goto(`${site.url}/en/desk/claims?view=mine`);
  await expect(page).toHaveURL(/\/en\/signin\?to=/);
  await hasNoBarriers(page);
  await page.getByLabel("E-mail").fill("talin@example.org");
  await page.getByRole("button", { name: "Send me a code" }).click();
  const { text } = await nextMail("talin@example.org", had);
  await page.getByLabel("Six digits").fill(`${codeIn(text).slice(0, 3)} ${codeIn(text).slice(3)}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${site.url}/en/desk/claims?view=mine`);
});

test("signing in goes by keyboard alone", async ({ browser }) => {
  test.setTimeout(60_000);
  const page = await pageIn(browser);
  const had = mailsTo("talin@example.org");
  await page.goto(`${site.url}/en/signin`);
  await tabTo(page, page.getByLabel("E-mail"));
  await page.keyboard.insertText("talin@example.org");
  await press(page, "Enter");
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();
  const { text } = await nextMail("talin@example.org", had);
  await tabTo(page, page.getByLabel("Six digits"));
  await page.keyboard.insertText(codeIn(text));
  await press(page, "Enter");
  await expect(page).toHaveURL(/\/en\/desk/);
});

test("an outside provider that is configured lets in whom it knows, and joins no account by its e-mail address", async ({
  browser,
}) => {
  test.setTimeout(60_000);
  provider.signInAs({ sub: "u-77", email: "oda@example.org" });
  const page = await pageIn(browser);
  const comeIn = async () => {
    await page.goto(`${site.url}/en/signin`);
    await expect(page.getByRole("button", { name: /GitHub|Google/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Continue with the university" }).click();
  };
  // Nobody may join without an invitation, and that oda has the same address changes nothing.
  await comeIn();
  await expect(page.getByText("If you have an account here")).toBeVisible();
  await page.goto(`${site.url}/en/desk`);
  await expect(page).toHaveURL(/signin/);

  await changeSetting(site.ctx, { name: "sign_up", value: "open", replaces: 0 });
  await expect(async () => {
    await comeIn();
    await expect(page.getByRole("heading", { name: "What shall we call you?" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(async () => {
    await page.getByLabel("Handle").fill("someone_else");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page).toHaveURL(/\/en\/desk/, { timeout: 2_000 });
  }).toPass();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/en$/);
  await comeIn();
  await expect(page).toHaveURL(/\/en\/desk/);
  await expect(page.getByText("someone_else")).toBeVisible();
});
