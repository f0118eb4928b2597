import type { Page } from "@playwright/test";
import { submitClaim } from "#server/claims/submit-claim";
import { memberCtx } from "#server/core/context";
import { expect, test } from "#tests/support/e2e";
import { aClaimInput, aMember, anArticle, selection } from "#tests/support/factories";

/** Presses the mouse on the first of some words and lets go on the last. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const places = await page.evaluate(
    ([first, last]) => {
      const middleOf = (words: string) => {
        const walker = document.createTreeWalker(
          document.querySelector(".prose-text") ?? document,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1;
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          const { left, width, top, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        throw new Error(`“${words}” is not on the page.`);
      };
      return [middleOf(first ?? ""), middleOf(last ?? "")] as const;
    },
    [from, to],
  );
  await page.mouse.move(places[0].x, places[0].y);
  await page.mouse.down();
  await page.mouse.move(places[1].x, places[1].y, { steps: 8 });
  await page.mouse.up();
}

test("words are selected over the end of a sentence, by mouse and by keyboard, and are the claim's passage", async ({
  ctx,
  pageOf,
}) => {
  const { article } = await anArticle(ctx);
  const page = await pageOf(await aMember(ctx));
  await page.goto(`/en/desk/articles/${article}`);
  const form = page.getByRole("form", { name: "New claim from these words" });
  const bar = page.getByRole("status").filter({ hasText: "“" });

  await drag(page, "mayor", "spokesperson");
  await expect(bar).toHaveText("“mayor, two months before cars followed.\nA spokesperson”", { useInnerText: false });
  await page.getByRole("button", { name: "Make a claim" }).click();
  await expect(form).toContainText("“mayor, two months before cars followed.");
  await expect(form.getByRole("textbox", { name: "The claim in one full sentence" })).toBeFocused();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "The bridge opened to pedestrians" }).focus();
  for (const key of ["Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Alt+ArrowRight", "Shift+ArrowRight"]) {
    await page.keyboard.press(key);
  }
  await expect(bar).toHaveText("“bridge opened to pedestrians on 3 March, said the mayor, two months before cars”");
  await page.keyboard.press("c");
  await expect(form).toContainText("“bridge opened to pedestrians on 3 March, said the mayor, two months before cars”");
  await form.getByRole("textbox", { name: "The claim in one full sentence" }).fill("The bridge opened on 3 March.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "The bridge opened on 3 March." })).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText(
    "bridge opened to pedestrians on 3 March, said the mayor, two months before cars",
  );
});

test("claims that share words are each reached by their number", async ({ ctx, pageOf }) => {
  const article = await anArticle(ctx);
  const member = await aMember(ctx);
  const author = memberCtx(ctx.db, member, { now: ctx.now });
  const first = await submitClaim(author, aClaimInput(article, { statement: "The bridge opened to pedestrians." }));
  const second = await submitClaim(
    author,
    aClaimInput(article, {
      statement: "Pedestrians came two months before cars.",
      passage: selection(article, "pedestrians on 3 March, said the mayor, two months before cars followed"),
    }),
  );
  const page = await pageOf(member);
  for (const [{ claim }, name] of [
    [first, "Claim 1: The bridge opened to pedestrians."],
    [second, "Claim 2: Pedestrians came two months before cars."],
  ] as const) {
    await page.goto(`/en/desk/articles/${article.article}`);
    await page.getByRole("link", { name }).click();
    await expect(page).toHaveURL(`/en/desk/claims/${claim}`);
  }
});

test("in a text that runs from right to left, the keys run with it", async ({ ctx, pageOf }) => {
  const { article } = await anArticle(ctx, {
    title: "الجسر مفتوح",
    text: "قال رئيس البلدية إن الجسر فتح للمشاة في مارس.",
    language: "ar",
  });
  const page = await pageOf(await aMember(ctx));
  await page.goto(`/en/desk/articles/${article}`);
  await page.getByRole("button", { name: "قال رئيس البلدية" }).focus();
  for (let times = 0; times < 2; times++) await page.keyboard.press("Shift+ArrowRight");
  const bar = page.getByRole("status").filter({ hasText: "“" });
  await expect(bar).toHaveText("“قال رئيس البلدية إن الجسر فتح للمشاة في”");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(bar).toHaveText("“رئيس البلدية إن الجسر فتح للمشاة في”");
});
