import { randomUUID } from "node:crypto";
import { members, roleGrants } from "#db/schema";
import type { Rating, Role } from "#db/vocabulary";
import type { LogApproachInput } from "#server/approaches/schemas";
import { importArticle } from "#server/articles/import-article";
import { getCopyText } from "#server/articles/internal";
import type { ImportArticleInput } from "#server/articles/schemas";
import { draftCheck } from "#server/checks/draft-check";
import { getVersionWords } from "#server/checks/internal";
import { publishCheck } from "#server/checks/publish-check";
import { saveCheckVersion } from "#server/checks/save-check-version";
import type { SaveCheckVersionInput } from "#server/checks/schemas";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { takeBackCheck } from "#server/checks/take-back-check";
import type { SubmitClaimInput } from "#server/claims/schemas";
import { submitClaim } from "#server/claims/submit-claim";
import { type Ctx, type Member, memberCtx, systemCtx } from "#server/core/context";
import { approveCorrection } from "#server/corrections/approve-correction";
import { issueCorrection } from "#server/corrections/issue-correction";
import { proposeCorrection } from "#server/corrections/propose-correction";
import type { CorrectionWords } from "#server/corrections/schemas";
import { listSuggestions } from "#server/discussion/internal";
import type { SuggestWordsInput } from "#server/discussion/schemas";
import { suggestWords } from "#server/discussion/suggest-words";
import type { SendLetterInput } from "#server/letters/schemas";
import type { MeasureInput } from "#server/measures/schemas";
import { handleKeyOf } from "#server/members/compare-handles";
import type { FileReportInput } from "#server/reports/schemas";
import { attachSource } from "#server/sources/attach-source";
import type { AttachSourceInput, EditSourceInput } from "#server/sources/schemas";
import { addTopic } from "#server/topics/add-topic";
import { adoptPositions } from "#server/topics/adopt-positions";
import { askIfFair } from "#server/topics/ask-if-fair";
import { sayIfFair } from "#server/topics/say-if-fair";
import { writePositions } from "#server/topics/write-positions";
import { type JudgeOptions, judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { getVoteFacts } from "#server/votes/internal";
import type { CastVoteInput } from "#server/votes/schemas";

/**
 * Everything here is made by the commands that people use, with what an ordinary case needs and whatever is said
 * otherwise.
 */
export type TestMember = Omit<Member, "kind">;

export const unique = () => randomUUID().replaceAll("-", "").slice(0, 10);

const acting = (ctx: Ctx, member: TestMember): Ctx => memberCtx(ctx.db, member, { now: ctx.now });

/** New accounts have smaller allowances; those of tests are none. */
export const lastYear = (now: Date): Date => new Date(now.getTime() - 365 * 86_400_000);

/** Someone with an account: a reviewer unless said otherwise. */
export async function aMember(
  ctx: Ctx,
  { name = "Ada", role = "reviewer" }: { name?: string; role?: Role } = {},
): Promise<TestMember> {
  const handle = `${name}-${unique()}`;
  const [row] = await ctx.db
    .insert(members)
    .values({ handle, handleKey: handleKeyOf(handle), email: `${handle}@example.org`, joinedAt: lastYear(ctx.now) })
    .returning({ id: members.id });
  if (!row) throw new Error("The member was not written.");
  if (role !== "reader") {
    await ctx.db.insert(roleGrants).values({ member: row.id, role, reason: "For a test.", at: ctx.now });
  }
  return { id: row.id, handle, role };
}

export const ARTICLE_TEXT = [
  "The city's log of the bridge was published on Tuesday.",
  "The bridge opened to pedestrians on 3 March, said the mayor, two months before cars followed.",
  "A spokesperson called the delay “regrettable – but safe”.",
].join("\n");

export const anArticleInput = (
  said: Partial<Extract<ImportArticleInput, { kind: "text" }>> = {},
): ImportArticleInput => ({
  kind: "text",
  url: `https://news.example.org/${unique()}`,
  title: "The bridge is open",
  text: ARTICLE_TEXT,
  byline: "",
  publisher: "The River Herald",
  publishedOn: "2026-02-28",
  language: "en",
  ...said,
});

type TestArticle = { article: string; copy: string; text: string };

export async function anArticle(
  ctx: Ctx,
  said: Partial<Extract<ImportArticleInput, { kind: "text" }>> = {},
): Promise<TestArticle> {
  const { article, copy } = await importArticle(acting(ctx, await aMember(ctx)), anArticleInput(said));
  const { text } = await getCopyText(ctx, copy);
  return { article, copy, text };
}

/** The words of a copy, as they are selected on the screen. */
export const selection = ({ copy, text }: TestArticle, exact: string) => {
  const start = Array.from(text.slice(0, text.indexOf(exact))).length;
  return { copy, start, end: start + Array.from(exact).length, exact };
};

export const aClaimInput = (article: TestArticle, said: Partial<SubmitClaimInput> = {}): SubmitClaimInput => ({
  passage: selection(article, "The bridge opened to pedestrians on 3 March"),
  derivedFrom: null,
  statement: `The bridge opened to pedestrians on 3 March, case ${unique()}.`,
  claimant: { kind: "person", name: "Mayor Okafor", wikidata: "" },
  said: { on: "2026-02-28", precision: "day" },
  language: "en",
  topics: ["Bridges"],
  hasSeenAlike: true,
  ...said,
});

/** A claim, the article in which it is made, and another document with the same words to quote as evidence. */
export type TestClaim = { claim: string; article: TestArticle; evidence?: TestArticle };

export async function aClaim(ctx: Ctx, said: Partial<SubmitClaimInput> = {}): Promise<TestClaim> {
  const article = await anArticle(ctx);
  const { claim } = await submitClaim(acting(ctx, await aMember(ctx)), aClaimInput(article, said));
  return { claim, article, evidence: await anArticle(ctx, { title: "The log of the bridge" }) };
}

export const aSourceInput = (
  { claim, article, evidence = article }: TestClaim,
  said: Partial<AttachSourceInput> = {},
): AttachSourceInput => ({
  claim,
  document: { kind: "copy", copy: evidence.copy },
  quote: "The city's log of the bridge was published on Tuesday.",
  whyNot: "",
  stance: "supports",
  kind: "primary",
  locator: "first paragraph",
  note: "",
  translation: "",
  interest: "",
  origin: null,
  replaces: null,
  place: null,
  ...said,
});

/** A change of what is said of a source as `aSourceInput` attached it. */
export const aSourceEdit = (source: string, said: Partial<EditSourceInput> = {}): EditSourceInput => ({
  source,
  fromVersion: 0,
  stance: "refutes",
  kind: "secondary",
  locator: "page 2",
  note: "",
  translation: "",
  interest: "",
  ...said,
});

export async function aSource(ctx: Ctx, claim: TestClaim, said: Partial<AttachSourceInput> = {}) {
  return attachSource(acting(ctx, await aMember(ctx)), aSourceInput(claim, said));
}

export const aVoteInput = (claim: string, source: string, said: Partial<CastVoteInput> = {}): CastVoteInput => ({
  claim,
  replaces: 0,
  rating: "mostly_true",
  confidence: "high",
  reason: "The log names the day, and nobody has shown that it was changed since.",
  sources: [source],
  mayQuote: true,
  isSigned: false,
  changedBecause: said.replaces ? "Another reviewer named a page that I had missed." : "",
  ...said,
});

/** The product judges all votes, as its worker does some seconds after each. */
export const judge = (ctx: Ctx, said: JudgeOptions = {}) => judgeVerdicts(systemCtx(ctx.db, { now: ctx.now }), said);

export type TestDecidedClaim = TestClaim & { source: string };

/** A claim with a source and the votes of as many reviewers as there are ratings. */
export async function aDecidedClaim(
  ctx: Ctx,
  {
    ratings = ["mostly_true", "mostly_true", "mostly_true"],
    ...said
  }: Partial<SubmitClaimInput> & { ratings?: Rating[] } = {},
): Promise<TestDecidedClaim> {
  const claim = await aClaim(ctx, said);
  const { source } = await aSource(ctx, claim);
  for (const rating of ratings) {
    await castVote(acting(ctx, await aMember(ctx)), aVoteInput(claim.claim, source, { rating }));
  }
  return { ...claim, source };
}

type Words = Partial<Omit<SaveCheckVersionInput, "check" | "fromVersion">>;

export type TestCheck = { id: string; version: number; author: TestMember; claims: string[]; source: string };
type TestPublishedCheck = TestCheck & { slug: string; title: string };

export const someWords = (said: Words = {}): Omit<SaveCheckVersionInput, "check" | "fromVersion"> => ({
  title: `Was the bridge open in March, case ${unique()}?`,
  answer: "It was open to pedestrians only.",
  body: "The city's log has the first pedestrian on 3 March [S1].\n\nCars followed in May.",
  readings: [],
  noQuoteReason: "",
  fewSourcesReason: "The city alone kept a log.",
  whyChosen: "",
  wouldChange: "",
  claimantContact: "contacted",
  claimantContactOn: "2026-03-01",
  claimantContactNote: "",
  backing: null,
  dissent: null,
  accepts: [],
  ...said,
});

/** A check in its second version: drafted and saved once. */
export async function aDraft(
  ctx: Ctx,
  { of, by, language = "en", ...said }: Words & { of?: TestDecidedClaim; by?: TestMember; language?: string } = {},
): Promise<TestCheck> {
  const claim = of ?? (await aDecidedClaim(ctx));
  const author = by ?? (await aMember(ctx, { name: "Mary" }));
  const words = someWords(said);
  const { check } = await draftCheck(acting(ctx, author), {
    subjectClaim: claim.claim,
    title: words.title,
    language,
  });
  const { version } = await saveCheckVersion(acting(ctx, author), { check, fromVersion: 1, ...words });
  const claims = [claim.claim, ...words.readings.map((reading) => reading.claim)];
  return { id: check, version, author, claims, source: claim.source };
}

export async function handIn(ctx: Ctx, check: TestCheck): Promise<TestCheck> {
  await submitCheckForReview(acting(ctx, check.author), { check: check.id, version: check.version });
  await judge(ctx);
  return check;
}

/** A moderator who stepped aside from the claims of a check, so that they may see its verdicts and publish it. */
export async function anEditorOf(ctx: Ctx, { claims }: Pick<TestCheck, "claims">): Promise<TestMember> {
  const editor = await aMember(ctx, { name: "Grace", role: "moderator" });
  for (const claim of claims) {
    if ((await getVoteFacts(ctx, claim)).state === "published") continue;
    await declareInterest(acting(ctx, editor), {
      claims: [claim],
      kind: "editing",
      statement: "I decide about the check.",
    });
  }
  return editor;
}

export async function publish(ctx: Ctx, check: TestCheck): Promise<TestPublishedCheck> {
  const { id, version } = check;
  const { slug } = await publishCheck(acting(ctx, await anEditorOf(ctx, check)), { check: id, version, overrides: [] });
  return { ...check, slug, title: (await getVersionWords(ctx, id, version)).title };
}

export const aCheckInReview = async (ctx: Ctx, said: Parameters<typeof aDraft>[1] = {}): Promise<TestCheck> =>
  handIn(ctx, await aDraft(ctx, said));

export const aPublishedCheck = async (ctx: Ctx, said: Parameters<typeof aDraft>[1] = {}): Promise<TestPublishedCheck> =>
  publish(ctx, await aCheckInReview(ctx, said));

/** Other words for the short answer of a check as `aDraft` writes it. */
export const aSuggestion = ({ id, version }: TestCheck, said: Partial<SuggestWordsInput> = {}): SuggestWordsInput => ({
  check: id,
  version,
  field: "answer",
  replacements: [{ exact: "pedestrians only", replacement: "people on foot only" }],
  ...said,
});

/** A check that waits, for which a moderator suggests words and which its author took back: the suggestion. */
export async function aSuggestedCheck(ctx: Ctx, check: TestCheck): Promise<string> {
  const moderator = acting(ctx, await aMember(ctx, { name: "Iris", role: "moderator" }));
  await suggestWords(moderator, aSuggestion(check));
  await takeBackCheck(acting(ctx, check.author), { check: check.id });
  const [suggestion] = await listSuggestions(ctx, check.id);
  if (!suggestion) throw new Error("Nothing was suggested.");
  return suggestion.id;
}

/** A correction by a moderator, with the words that it changes; one of a verdict is approved by a second moderator. */
export async function correct(
  ctx: Ctx,
  check: TestPublishedCheck,
  said: Partial<Omit<CorrectionWords, "check" | "fromVersion">> = {},
): Promise<TestPublishedCheck> {
  const moderator = acting(ctx, await aMember(ctx, { name: "Grace", role: "moderator" }));
  const words = await getVersionWords(ctx, check.id, check.version);
  const { type = "correction", ...more } = said;
  const of = {
    check: check.id,
    fromVersion: check.version,
    text: "The answer named the wrong month.",
    ...words,
    ...more,
  };
  if (type !== "changed_verdict" && type !== "retraction") {
    return { ...check, version: (await issueCorrection(moderator, { ...of, type })).version };
  }
  const { proposal } = await proposeCorrection(moderator, { overrides: [], ...of, type });
  const second = acting(ctx, await aMember(ctx, { name: "Iris", role: "moderator" }));
  return { ...check, version: (await approveCorrection(second, { proposal })).version };
}

/** A retraction by two moderators. */
export const retract = (ctx: Ctx, check: TestPublishedCheck): Promise<TestPublishedCheck> =>
  correct(ctx, check, { type: "retraction", text: "The log turned out to be forged; nothing here stands." });

export type TestTopic = { topic: string; version: number; moderator: TestMember };

/** A topic on the list, with two positions that were written and tried and are used. */
export async function aTopicWithPositions(ctx: Ctx, label = `Bridges ${unique()}`): Promise<TestTopic> {
  const moderator = await aMember(ctx, { name: "Iris", role: "moderator" });
  const { topic } = await addTopic(acting(ctx, moderator), { label, description: "" });
  return { topic, moderator, version: await usedPositions(ctx, { topic, moderator, replaces: 0 }) };
}

/** Writes positions on a topic, has three members call them fair, and uses them. */
export async function usedPositions(
  ctx: Ctx,
  { topic, moderator, replaces }: { topic: string; moderator: TestMember; replaces: number },
): Promise<number> {
  const [a, b] = ["The bridge does more good than harm.", "The bridge does more harm than good."];
  const { version } = await writePositions(acting(ctx, moderator), { topic, a, b, replaces });
  const asked = [await aMember(ctx), await aMember(ctx), await aMember(ctx)];
  await askIfFair(acting(ctx, moderator), { topic, version, members: asked.map(({ id }) => id) });
  for (const member of asked) await sayIfFair(acting(ctx, member), { topic, version, isFair: true, note: "" });
  await adoptPositions(acting(ctx, moderator), { topic, version });
  return version;
}

/** A report of a message, or of what is said. */
export const aReportInput = (subject: string, said: Partial<FileReportInput> = {}): FileReportInput => ({
  kind: "message",
  subject,
  reason: "personal_attack",
  text: "It is about people, not about the log.",
  email: null,
  ...said,
});

/** A suspension of a week, or what is said. */
export const aMeasureInput = (subject: string, said: Partial<MeasureInput> = {}): MeasureInput => ({
  kind: "suspend",
  subject,
  rule: "respect",
  publicNote: "Personal attacks, after two warnings.",
  words: "You were warned twice. Come back in a week and talk about the evidence.",
  days: 7,
  perDay: null,
  ...said,
});

/** An error that a reader spotted in a check, or what is said. */
export const aLetterInput = (slug: string | null, said: Partial<SendLetterInput> = {}): SendLetterInput => ({
  kind: "error",
  slug,
  sender: "reader",
  text: "The second source is for 2022 and not for 2023.",
  evidence: "https://city.example.org/log/2022",
  email: null,
  ...said,
});

/** That the mayor was asked about a check, or what is said. */
export const anApproachInput = (check: string, said: Partial<LogApproachInput> = {}): LogApproachInput => ({
  check,
  whom: "The office of Mayor Okafor",
  way: "email",
  on: "2026-03-02",
  deadline: "2026-03-09",
  ...said,
});
