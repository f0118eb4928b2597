import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { checkSlugs } from "#db/schema";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { command, importDocument } from "#tests/attack/requests";
import { aMember, unique } from "#tests/support/factories";
import type { Site } from "#tests/support/site";

/** Strings that have broken systems like this one: markup, code, characters that no screen shows, and none at all. */
export const OWN_STRINGS: readonly string[] = [
  '<script>alert("own-1")</script>',
  '"><img src=x onerror=alert("own-2")>',
  "'-alert('own-3')-'",
  "</title></textarea></script><svg onload=alert('own-4')>",
  "[press](javascript:alert('own-5)') and ![x](https://tracker.example/own-5.png)",
  '<a href="javascript:alert(\'own-6\')">x</a><iframe srcdoc="<script>alert(6)</script>">',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template would take for a placeholder
  "{{constructor.constructor('alert(7)')()}} ${alert(7)} <%= 7*7 %>",
  "\u0000\u0007\u001b[31m\u0085\ufeff\u200bcontrol",
  "\u202egnirts sdrawkcab\u202c \u2066isolate\u2069",
  "half \ud83d of a face and \udc00 the other",
  "Z̷̢̛̹a̶̡l̴g̵o̷̧ e\u0301\u0323\u0331",
  "‮﷽ 🏳️‍⚧️👩‍👩‍👧‍👦🇦🇲 ﬁ ５ Ⅳ ½ 10⁶",
  "'; DROP TABLE ballots; -- \\' OR 1=1 /*",
  "../../../../etc/passwd%00 C:\\con\\con",
  '=HYPERLINK("https://evil.example","x") +1+1 @SUM(1)',
  "null undefined NaN __proto__ constructor toString true 0",
  "\\u0000 \\x00 %00 &#0; &lt;script&gt; <!--[if IE]>-->",
  "---\ntitle: x\n---\n```\n[S1]\n``` ~~~ ``` `[S2]` \\[S1] [S1]: https://evil.example",
  "1e309 -0 0x7fffffff 2147483648 9999999999999999",
  "न्यूज़ ข้อความ 疫苗不會導致不孕 العربية עברית հայերեն",
];

/**
 * Strings of a set laid out as `attack-xss` and `naughty-strings` are: a JSON line each, with `payload` or `string`.
 */
export function stringsOf(folder: string): string[] {
  const file = ["dev.jsonl", "all.jsonl"].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`${folder} has no dev.jsonl and no all.jsonl.`);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ payload, string }) => String(payload ?? string ?? ""));
}

/** What became of strings in every field: how many came in, were refused in a sentence, and what went wrong. */
export type StringsReport = { strings: number; fields: number; refused: number; pages: number; wrong: string[] };

const ROOM_CHARACTERS = 140;
const TOLD_EVERY = 5;
const STRINGS_OF_ONE_MEMBER = 15;

/**
 * Sends each string through every field of the road from an article to a corrected check, as members do, and looks at
 * every page that shows it in a browser: nothing runs, nothing is loaded from elsewhere, no answer is an error of ours.
 */
export async function tryStrings(
  site: Site,
  browser: Browser,
  strings: readonly string[],
  tell: (line: string) => void = () => undefined,
): Promise<StringsReport> {
  const report: StringsReport = { strings: 0, fields: 0, refused: 0, pages: 0, wrong: [] };
  let cookies = await twoMembers(site);
  const context = await browser.newContext();
  await context.addCookies([
    { name: "next-auth.session-token", value: cookies.asGrace.split("=")[1] ?? "", url: site.url, httpOnly: true },
  ]);
  const page = await context.newPage();
  for (const string of strings) {
    report.strings += 1;
    if (report.strings % TOLD_EVERY === 0)
      tell(`${report.strings} of ${strings.length} strings, ${report.wrong.length} wrong`);
    // One member may not save so much as all the strings ask for.
    if (report.strings % STRINGS_OF_ONE_MEMBER === 0) cookies = await twoMembers(site);
    const paths = await takeTheRoad(site, cookies, string.slice(0, ROOM_CHARACTERS), report);
    for (const path of paths) {
      report.pages += 1;
      const wrong = await look(page, `${site.url}${path}`);
      report.wrong.push(...wrong.map((what) => `${path}: ${what} (${JSON.stringify(string.slice(0, 60))})`));
    }
  }
  await context.close();
  return report;
}

const IMPORT = "imports.ask";

/** A command and what came of it; an import is waited for. */
const ask = (site: Site, cookie: string, name: string, input: object) =>
  name === IMPORT ? importDocument(site, cookie, input) : command(site, cookie, name, input);

type Cookies = { asMary: string; asGrace: string };

async function twoMembers(site: Site): Promise<Cookies> {
  const mary = await aMember(site.ctx, { name: "Mary" });
  const grace = await aMember(site.ctx, { name: "Grace", role: "moderator" });
  return { asMary: await site.cookieOf(mary), asGrace: await site.cookieOf(grace) };
}

/** Everything that members type on the way of one claim, with the string in it. Returns the pages that show it. */
async function takeTheRoad(
  site: Site,
  { asMary, asGrace }: Cookies,
  string: string,
  report: StringsReport,
): Promise<string[]> {
  const seen = unique();
  const fill = (words: string) => `${words} ${string}`;
  /** Sends a command; where the string is refused in a sentence, the same goes on in plain words. */
  const say = async (
    cookie: string,
    name: string,
    input: object,
    plain: object = {},
  ): Promise<Record<string, string | number> | null> => {
    report.fields += Object.keys(input).length;
    const answer = await ask(site, cookie, name, input);
    if (answer.status === 200) return JSON.parse(answer.text).result.data ?? {};
    if (answer.status >= 500 || /^(no answer|something_went_wrong)$/.test(answer.reason)) {
      report.wrong.push(`${name} answered ${answer.status} (${JSON.stringify(string.slice(0, 60))})`);
    }
    report.refused += 1;
    const again = await ask(site, cookie, name, { ...plainly(input, string), ...plain });
    return again.status === 200 ? (JSON.parse(again.text).result.data ?? {}) : null;
  };

  const text = "The bridge of the attack opened on 3 March, said the mayor of the town.\nIt was closed again in May.";
  const url = `https://attack.example.org/${seen}?q=${encodeURIComponent(string.toWellFormed())}`;
  const plainUrl = { url: `https://attack.example.org/${seen}` };
  const kept = await say(
    asMary,
    IMPORT,
    {
      kind: "text",
      url,
      title: fill("Title"),
      text: fill(text),
      byline: fill("By"),
      publisher: fill("Publisher"),
      publishedOn: null,
      language: "en",
    },
    plainUrl,
  );
  if (!kept) return [];
  const exact = "The bridge of the attack opened on 3 March";
  const claimed = await say(
    asMary,
    "claims.submit",
    {
      passage: { copy: kept.copy, start: 0, end: exact.length, exact },
      ...{
        derivedFrom: null,
        statement: fill(`The bridge opened on 3 March ${seen}`),
        said: null,
        language: "en",
        hasSeenAlike: true,
      },
      claimant: { kind: "person", name: fill("Mayor"), wikidata: "" },
      topics: [`topic ${string}`.slice(0, 40)],
    },
    { topics: ["bridges"] },
  );
  const claim = String(claimed?.claim ?? "");
  const note = {
    locator: fill("page"),
    note: fill("Note"),
    translation: fill("Said"),
    interest: fill("None"),
    origin: null,
    place: null,
  };
  const source = await say(asMary, "sources.attach", {
    ...{
      claim,
      document: {
        kind: "text",
        url: null,
        title: fill("The log of the bridge"),
        text: `${exact}. The log of the bridge was kept by hand in those years.`,
        byline: fill("By"),
        publisher: fill("Archive"),
        publishedOn: null,
        language: "en",
      },
      quote: exact,
      whyNot: "",
      stance: "supports",
      kind: "primary",
    },
    ...note,
  });
  await say(asMary, "sources.attach", {
    claim,
    document: { kind: "unread", url: null, title: fill("Ledger"), publisher: fill("Archive"), language: null },
    ...{
      quote: fill("It was paid in full"),
      whyNot: fill("It is a scan of handwriting"),
      stance: "context",
      kind: "reference",
    },
    ...note,
  });
  for (const replaces of [0, 1]) {
    await say(asMary, "votes.cast", {
      ...{
        claim,
        replaces,
        rating: "mostly_true",
        confidence: "high",
        sources: [source?.source],
        mayQuote: true,
        isSigned: false,
      },
      reason: fill("The log names the day, and nobody has shown that it was changed."),
      changedBecause: replaces > 0 ? fill("Another reviewer named a page.") : "",
    });
  }
  await say(asGrace, "votes.declareInterest", {
    claims: [claim],
    kind: "editing",
    statement: fill("I publish the check of it."),
  });
  for (const other of await threeMore(site)) {
    await command(site, other, "votes.cast", {
      ...{
        claim,
        replaces: 0,
        rating: "mostly_true",
        confidence: "high",
        sources: [source?.source],
        mayQuote: true,
        isSigned: false,
      },
      reason: "The log names the day, and that is enough for me to say so.",
      changedBecause: "",
    });
  }
  await judgeVerdicts(site.ctx);
  const drafted = await say(asMary, "checks.draft", {
    subjectClaim: claim,
    title: fill(`Was the bridge open ${seen}?`),
    language: "en",
  });
  const check = String(drafted?.check ?? "");
  const words = {
    title: fill(`Was the bridge open ${seen}?`),
    answer: fill("It was."),
    body: `${fill("The log has it [S1].")}\n\n${string}\n\n[S1]`,
  };
  const more = {
    readings: [],
    noQuoteReason: fill("None"),
    fewSourcesReason: fill("Nobody else kept one"),
    claimantContact: "contacted",
    claimantContactOn: "2026-01-02",
    claimantContactNote: fill("By mail"),
    backing: null,
    dissent: null,
  };
  const saved = await say(
    asMary,
    "checks.saveVersion",
    { check, fromVersion: 1, ...words, ...more },
    { body: "The log has it [S1]." },
  );
  const version = Number(saved?.version ?? 1);
  const asked = await say(asMary, "approaches.log", {
    check,
    whom: fill("The mayor"),
    way: "email",
    on: "2026-01-02",
    deadline: null,
  });
  const approach = String(asked?.approach ?? "");
  await say(asMary, "approaches.logAnswer", {
    approach,
    replaces: 0,
    outcome: "answered",
    text: fill("We stand by it."),
    on: "2026-01-03",
  });
  await say(asMary, "approaches.note", { approach, text: fill("She sounded tired.") });
  await say(asMary, "checks.submitForReview", { check, version });
  await say(asGrace, "checks.sendBack", { check, reason: fill("Name the day in the first line") });
  await say(asMary, "checks.submitForReview", { check, version });
  await say(asGrace, "checks.publish", { check, version, overrides: [] });
  await say(asGrace, "corrections.openReview", { check, reason: fill("The keeper of the log objects to it.") });
  const corrected = {
    check,
    fromVersion: version,
    type: "correction",
    text: fill("The answer named the wrong month."),
  };
  await say(
    asGrace,
    "corrections.issue",
    { ...corrected, ...words, answer: fill("It was open.") },
    { body: "The log has it [S1]." },
  );
  if (!check) {
    report.wrong.push(`the road ended before a check (${JSON.stringify(string.slice(0, 60))})`);
    return [];
  }
  const [published] = await site.ctx.db
    .select({ slug: checkSlugs.slug })
    .from(checkSlugs)
    .where(eq(checkSlugs.check, check));
  const search = `/en/search?q=${encodeURIComponent(string.toWellFormed().slice(0, 190))}`;
  const desk = [
    `/en/desk/articles/${kept.article}`,
    `/en/desk/claims/${claim}`,
    "/en/desk/claims",
    "/en/desk/articles",
    "/en/desk/review",
  ];
  const pages = published
    ? [`/en/checks/${published.slug}`, `/en/checks/${published.slug}/versions/${version + 1}`, "/en", "/en/corrections"]
    : [];
  if (!published) report.wrong.push(`nothing was published (${JSON.stringify(string.slice(0, 60))})`);
  return [search, ...desk, ...pages];
}

/** What a command is sent again with after the string was refused: the same without it. */
function plainly(input: object, string: string): object {
  const without = (value: unknown): unknown => {
    if (typeof value === "string") return value.replaceAll(string, "plain");
    if (Array.isArray(value)) return value.map(without);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, without(inner)]));
  };
  return string ? Object.fromEntries(Object.entries(input).map(([key, value]) => [key, without(value)])) : input;
}

let others: Promise<string[]> | undefined;

/** Three reviewers who vote so that there is a verdict to publish. */
function threeMore(site: Site): Promise<string[]> {
  others ??= (async () => {
    const cookies: string[] = [];
    for (const name of ["Bo", "Cy", "Di"]) cookies.push(await site.cookieOf(await aMember(site.ctx, { name })));
    return cookies;
  })();
  return others;
}

/** Looks at a page and says what it did that it must not. */
async function look(page: Page, url: string): Promise<string[]> {
  const wrong: string[] = [];
  const origin = new URL(url).origin;
  const onDialog = (dialog: { message: () => string; dismiss: () => Promise<void> }) => {
    wrong.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  };
  const onRequest = (request: { url: () => string }) => {
    const asked = request.url();
    if (!asked.startsWith(origin) && !asked.startsWith("data:") && !asked.startsWith("blob:"))
      wrong.push(`it asked for ${asked.slice(0, 80)}`);
  };
  page.on("dialog", onDialog);
  page.on("request", onRequest);
  const answer = await page.goto(url, { waitUntil: "load" });
  if ((answer?.status() ?? 0) >= 400) wrong.push(`it answered ${answer?.status()}`);
  const active = await page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("body *")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} has ${name}`);
        if (
          /^(href|src|action|formaction|xlink:href)$/i.test(name) &&
          /^\s*(javascript|vbscript|data:text\/html)/i.test(value)
        ) {
          found.push(`${element.tagName} leads to ${value.slice(0, 40)}`);
        }
      }
    }
    return found;
  });
  page.off("dialog", onDialog);
  page.off("request", onRequest);
  return [...wrong, ...active];
}
