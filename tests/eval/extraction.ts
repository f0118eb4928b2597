import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ExtractedDocument } from "#server/articles/extraction/extract-document";
import { readBytes } from "#server/articles/reading/read-bytes";
import { halfOf, linesOf } from "#tests/eval/dataset";

/** A page of a set with what is known of it; what a set has no truth for is null. */
type Page = {
  name: string;
  bytes: Uint8Array;
  url: string | null;
  /** How its text is compared, and with what. */
  truth: { kind: "shingles"; text: string } | { kind: "segments"; with: string[]; without: string[] } | null;
  title: string | null;
  author: string | null;
  date: string | null;
  language: string | null;
};

type Score = { tp: number; fp: number; fn: number };

const SHINGLE = 4;

/**
 * `npm run eval -- extraction --data DIR` reads every page of a set as the product does and compares: the text by the set's own
 * metric (shingles of four words, or segments that must and must not be there), title, author, date and language by equality.
 */
export async function evaluateExtraction(folder: string, half: string | undefined) {
  const pages = await pagesOf(halfOf(folder, half));
  const scores: { page: Page; precision: number; recall: number; score: Score; read: ExtractedDocument; ms: number }[] =
    [];
  // The first page pays for what is made once.
  if (pages[0]) await read(pages[0]);
  for (const page of pages) {
    const startedAt = performance.now();
    const document = await read(page);
    const ms = performance.now() - startedAt;
    const score = scoreOf(page, document.text);
    scores.push({ page, ...ratesOf(score), score, read: document, ms });
  }
  const compared = scores.filter(({ page }) => page.truth !== null);
  const isSegments = compared.some(({ page }) => page.truth?.kind === "segments");
  const mean = (of: (one: (typeof scores)[number]) => number) =>
    compared.reduce((sum, one) => sum + of(one), 0) / compared.length;
  const whole = compared.reduce(
    (sum, { score }) => ({ tp: sum.tp + score.tp, fp: sum.fp + score.fp, fn: sum.fn + score.fn }),
    { tp: 0, fp: 0, fn: 0 },
  );
  const { precision, recall } = isSegments
    ? ratesOf(whole)
    : { precision: mean((one) => one.precision), recall: mean((one) => one.recall) };
  for (const { page, ...one } of [...compared].sort((a, b) => fOf(a) - fOf(b)).slice(0, WORST_SHOWN)) {
    console.log(`${page.name}: P ${one.precision.toFixed(3)} R ${one.recall.toFixed(3)}, ${Math.round(one.ms)} ms`);
  }
  const share = (
    truth: (page: Page) => string | null,
    found: (document: ExtractedDocument) => string | null,
    isSame = isSameText,
  ) => {
    const known = scores.filter(({ page }) => truth(page) !== null);
    const right = known.filter((one) => isSame(truth(one.page) ?? "", found(one.read) ?? ""));
    if (process.env.SHOW_WRONG) {
      for (const one of known) {
        if (!right.includes(one)) console.log(`  ${one.page.name}: ${truth(one.page)} | ${found(one.read)}`);
      }
    }
    return known.length === 0 ? null : { right: right.length, of: known.length };
  };
  // A page of a set holds a story: none is a wall.
  for (const { page, read: document } of scores)
    if (document.wall) console.log(`${page.name} is taken for a wall: ${document.wall}`);
  const times = scores.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(part * (times.length - 1))] ?? 0) * 10) / 10;
  const title = share(
    ({ title }) => title,
    ({ title }) => title,
  );
  const author = share(
    ({ author }) => author,
    ({ byline }) => byline,
    isSameName,
  );
  const date = share(
    ({ date }) => date,
    ({ publishedOn }) => publishedOn,
  );
  const language = share(
    ({ language }) => language,
    ({ language }) => language,
    (a, b) => a.split("-")[0] === b.split("-")[0],
  );
  const told = { title, author, date, language };
  console.log(JSON.stringify(told));
  console.log(`median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
  const part = (one: { right: number; of: number } | null) => one && round(one.right / one.of);
  const result = {
    pages: pages.length,
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
    title: part(title),
    author: part(author),
    date: part(date),
    language: part(language),
    ms_per_page: at(0.5),
  };
  return { result, failed: false };
}

const WORST_SHOWN = 12;
const round = (value: number) => Math.round(value * 10_000) / 10_000;
const fOf = ({ precision, recall }: { precision: number; recall: number }) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

const read = ({ bytes, url }: Page): Promise<ExtractedDocument> =>
  readBytes({ content: bytes, contentType: "", form: "html", url });

function ratesOf({ tp, fp, fn }: Score): { precision: number; recall: number } {
  if (fp === 0 && fn === 0) return { precision: 1, recall: 1 };
  return { precision: tp + fp === 0 ? 0 : tp / (tp + fp), recall: tp + fn === 0 ? 0 : tp / (tp + fn) };
}

function scoreOf({ truth }: Page, text: string): Score {
  if (truth === null) return { tp: 0, fp: 0, fn: 0 };
  if (truth.kind === "segments") {
    const said = flat(text);
    const found = truth.with.filter((segment) => said.includes(flat(segment))).length;
    const wrong = truth.without.filter((segment) => said.includes(flat(segment))).length;
    return { tp: found, fp: wrong, fn: truth.with.length - found };
  }
  const [right, got] = [shinglesOf(truth.text), shinglesOf(text)];
  let tp = 0;
  for (const [shingle, count] of right) tp += Math.min(count, got.get(shingle) ?? 0);
  const sum = (of: Map<string, number>) => [...of.values()].reduce((all, count) => all + count, 0);
  return { tp, fp: sum(got) - tp, fn: sum(right) - tp };
}

const flat = (text: string) => text.replace(/\s+/gu, " ").trim();

/** Words, and where a script has none between spaces its characters. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+[\p{L}\p{N}_]*|[\p{N}_]+[\p{L}\p{N}_]*/gu;

function shinglesOf(text: string): Map<string, number> {
  const tokens = text.match(TOKEN) ?? [];
  const counts = new Map<string, number>();
  const add = (shingle: string) => counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  if (tokens.length > 0 && tokens.length < SHINGLE) add(tokens.join(" "));
  for (let at = 0; at + SHINGLE <= tokens.length; at++) add(tokens.slice(at, at + SHINGLE).join(" "));
  return counts;
}

const isSameText = (a: string, b: string) => bare(a) === bare(b);
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
/** The same people, in any order. */
const isSameName = (a: string, b: string) => {
  const names = (text: string) =>
    text
      .split(/,|;|\band\b|\bund\b|\bet\b|\by\b|&/)
      .map(bare)
      .filter(Boolean)
      .sort()
      .join(" ");
  return names(a) === names(b);
};

async function pagesOf(folder: string): Promise<Page[]> {
  if (existsSync(join(folder, "ground-truth.json.gz"))) return zytePages(folder);
  if (existsSync(join(folder, "annotations.json"))) return annotatedPages(folder);
  if (existsSync(join(folder, "expected.jsonl"))) return newsPages(folder);
  return readabilityCases(folder);
}

const unpacked = async (path: string): Promise<Uint8Array> => gunzipSync(await readFile(path));
const NOTHING = { title: null, author: null, date: null, language: null };

async function zytePages(folder: string): Promise<Page[]> {
  type Truth = Record<string, { url: string; lang_attr: string | null; articleBody: string }>;
  const truth = JSON.parse(Buffer.from(await unpacked(join(folder, "ground-truth.json.gz"))).toString()) as Truth;
  return Promise.all(
    Object.entries(truth).map(async ([id, { url, articleBody }]) => ({
      ...NOTHING,
      name: id,
      url,
      bytes: await unpacked(join(folder, "html", `${id}.html.gz`)),
      truth: { kind: "shingles" as const, text: articleBody },
    })),
  );
}

async function annotatedPages(folder: string): Promise<Page[]> {
  type Row = { html: string; title?: string; author?: string; date?: string; with: string[]; without: string[] };
  const rows = JSON.parse(await readFile(join(folder, "annotations.json"), "utf8")) as Record<string, Row>;
  return Promise.all(
    Object.entries(rows).map(async ([url, row]) => ({
      name: row.html,
      url: url.trim(),
      bytes: await unpacked(join(folder, row.html)),
      truth: { kind: "segments" as const, with: row.with, without: row.without },
      title: row.title || null,
      author: row.author || null,
      date: row.date || null,
      language: null,
    })),
  );
}

async function newsPages(folder: string): Promise<Page[]> {
  type Row = {
    file: string;
    url: string;
    html_lang?: string;
    title?: string;
    authors?: string[];
    publishing_date?: string;
    body: string[] | string;
    source: string;
  };
  const rows = (await linesOf(join(folder, "expected.jsonl"))).map((line) => JSON.parse(line) as Row);
  return Promise.all(
    rows.map(async ({ file, url, title, authors, publishing_date, body, source }) => ({
      name: file,
      url: url || null,
      bytes: await unpacked(join(folder, "html", file)),
      // What is only the beginning of a text is no truth for the whole.
      truth: !/fundus/i.test(source) ? null : { kind: "shingles" as const, text: [body].flat().join("\n") },
      title: title || null,
      author: authors?.length ? authors.join(", ") : null,
      date: publishing_date?.slice(0, 10) || null,
      language: /^[a-z]{2}-/.test(file) ? (LANGUAGE_OF_COUNTRY[file.slice(0, 2)] ?? null) : null,
    })),
  );
}

/** The language in which publishers of a country write, where there is one. */
const LANGUAGE_OF_COUNTRY: Record<string, string> = {
  tr: "tr",
  cz: "cs",
  jp: "ja",
  kr: "ko",
  se: "sv",
  dk: "da",
  is: "is",
  lt: "lt",
  pl: "pl",
  it: "it",
  fr: "fr",
  de: "de",
  us: "en",
  uk: "en",
  es: "es",
  cn: "zh",
  id: "id",
  vn: "vi",
  th: "th",
};

async function readabilityCases(folder: string): Promise<Page[]> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "source.html.gz")));
  return Promise.all(
    names.map(async (name) => {
      const expected = Buffer.from(await unpacked(join(folder, name, "expected.html.gz"))).toString();
      return {
        ...NOTHING,
        name,
        url: null,
        bytes: await unpacked(join(folder, name, "source.html.gz")),
        truth: {
          kind: "shingles" as const,
          text: expected
            .replace(/<[^>]*>/g, " ")
            .replace(/&nbsp;/g, " ")
            .replace(/&amp;/g, "&"),
        },
      };
    }),
  );
}
