import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { importArticle } from "#server/articles/import-article";
import { submitClaim } from "#server/claims/submit-claim";
import { memberCtx } from "#server/core/context";
import { askForImport } from "#server/imports/ask-for-import";
import { expect, test } from "#tests/support/e2e";
import { ARTICLE_TEXT, aClaimInput, aMember, anArticleInput, selection, unique } from "#tests/support/factories";

const PRINTED = join(import.meta.dirname, "../unit/articles/printed");

test("a PDF and a scan are uploaded and imported; what cannot be read says what to do and loses nothing", async ({
  ctx,
  pageOf,
}) => {
  const page = await pageOf(await aMember(ctx));
  await page.goto("/en/desk/articles/new");
  await page.getByText("File", { exact: true }).click();
  await page
    .getByLabel("File", { exact: true })
    .and(page.locator("input[type=file]"))
    .setInputFiles(join(PRINTED, "scan.pdf"));
  await expect(page.getByRole("button", { name: "Choose another" })).toBeVisible();
  await page.getByRole("textbox", { name: "Web address, if it has one" }).fill("https://bay.example.org/leaflet");
  await page.getByRole("button", { name: "Import", exact: true }).click();

  const problem = page.getByRole("alert").filter({ hasText: "could not be imported" });
  await expect(problem).toContainText("pictures of pages and no text");
  await page.getByRole("link", { name: "Paste the text instead" }).click();
  await expect(page.getByRole("textbox", { name: "Web address, if it has one" })).toHaveValue(
    "https://bay.example.org/leaflet",
  );
  await page.getByText("Scan or picture", { exact: true }).click();
  await expect(page.getByText("scan.pdf")).toBeVisible();
  await page
    .getByRole("textbox", { name: "What it says, word for word" })
    .fill("The ferry stops for three weeks, says the leaflet of the harbour.");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The ferry stops for three weeks");
  await expect(page.getByText(/^Typed from a picture/)).toBeVisible();

  await page.goto("/en/desk/articles/new?way=upload");
  await page.locator("input[type=file]").setInputFiles(join(PRINTED, "columns.pdf"));
  await expect(page.getByRole("button", { name: "Choose another" })).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Ferry stops for three weeks while its engine is mended on land",
  );
  await expect(page.locator('[data-locator="p. 1–2"]')).toBeVisible();
});

test("an article that says something else now is another copy; what changed is shown, and the first stays beside its claim", async ({
  ctx,
  pageOf,
}) => {
  const ada = await aMember(ctx);
  const as = memberCtx(ctx.db, ada);
  const url = `https://news.example.org/${unique()}`;
  const first = await importArticle(as, anArticleInput({ url }));
  const { claim } = await submitClaim(as, aClaimInput({ ...first, text: ARTICLE_TEXT }));
  const changed = ARTICLE_TEXT.replace("two months before", "three months before");
  const second = await importArticle(memberCtx(ctx.db, ada), anArticleInput({ url, text: changed }));
  const page = await pageOf(ada);

  await page.goto(`/en/desk/articles/${first.article}`);
  await page.getByText("2 archived copies").click();
  await page.getByRole("link", { name: "what changed" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What changed");
  await expect(page.locator("del")).toContainText("two");
  await expect(page.locator("ins")).toContainText("three");
  await page.goto(`/en/desk/articles/${first.article}?copy=${first.copy}`);
  await expect(page.getByText("You are reading an older copy.")).toBeVisible();
  await page.goto(`/en/desk/articles/${first.article}?copy=${second.copy}`);
  await expect(page.getByText("You are reading an older copy.")).toBeHidden();

  await page.goto(`/en/desk/claims/${claim}`);
  await page.getByRole("link", { name: "Archived copy beside the claim" }).click();
  const beside = page.getByRole("region", { name: "The bridge is open" });
  await expect(beside.locator("mark")).toHaveText(
    selection({ ...first, text: ARTICLE_TEXT }, "The bridge opened to pedestrians on 3 March").exact,
  );
  await expect(beside.locator("mark")).toBeInViewport();
  await beside.getByRole("link", { name: "Close the copy" }).click();
  await expect(beside).toBeHidden();
});

test("the bookmark sends the page that one is reading, and its selected words are chosen in the article", async ({
  ctx,
  pageOf,
}) => {
  const story = `<html lang="en"><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>${ARTICLE_TEXT.split(
    "\n",
  )
    .map((line) => `<p>${line}</p>`)
    .join("")}</article></body></html>`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(story)).listen(
    0,
    "127.0.0.1",
  );
  await new Promise((listening) => server.once("listening", listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bridge`;

  const page = await pageOf(await aMember(ctx));
  await page.goto("/en/desk/articles/new");
  const bookmark = page.getByRole("link", { name: "Send to Countersign" });
  await expect(bookmark).toHaveAttribute("href", /^javascript:/);
  const script = ((await bookmark.getAttribute("href")) ?? "").slice("javascript:".length);

  await page.goto(address);
  await page.evaluate(() => {
    const [, second] = document.querySelectorAll("p");
    if (second) document.getSelection()?.selectAllChildren(second);
  });
  const opened = page.waitForEvent("popup");
  await page.evaluate(script);
  const form = await opened;
  await expect(form.getByRole("radio", { name: "Paste the HTML" })).toBeChecked();
  await expect(form.getByRole("textbox", { name: "Web address, if it has one" })).toHaveValue(address);
  await expect(form.getByRole("textbox", { name: "HTML" })).toHaveValue(/<article>/);
  await form.getByRole("button", { name: "Import", exact: true }).click();
  await expect(form.getByRole("heading", { level: 1 })).toHaveText("The bridge is open");
  const [, chosen = ""] = ARTICLE_TEXT.split("\n");
  await expect(form.getByRole("status").filter({ hasText: "“" })).toContainText(chosen.slice(0, 30));
  server.close();
});

test("an import is seen in the list, goes on by itself, and can be cancelled", async ({ ctx, pageOf }) => {
  const ada = await aMember(ctx);
  const page = await pageOf(ada);
  // Nothing answers at this address: it is tried again by itself.
  const asked = await askForImport(memberCtx(ctx.db, ada), {
    article: { kind: "address", url: "https://nobody.example.invalid-name.org/a" },
    selection: "",
  });
  await page.goto(`/en/desk/articles/imports/${asked.import}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Importing an article");
  await expect(page.getByRole("alert").filter({ hasText: "We can’t fetch this address" })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole("link", { name: "Upload a file instead" })).toBeVisible();
  await page.goto("/en/desk/articles");
  const open = page.getByRole("region", { name: "Your imports" });
  await expect(open.getByRole("link", { name: /nobody\.example/ })).toBeVisible();
  await expect(open).toContainText("Failed");
});
