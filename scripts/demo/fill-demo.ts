import { and, eq } from "drizzle-orm";
import { type Database, openDatabase } from "#db/client";
import { voices } from "#db/schema";
import type { StandpointAnswer } from "#db/vocabulary";
import { ARTICLES } from "#scripts/demo/articles";
import { CHECKS } from "#scripts/demo/checks";
import { CLAIMS } from "#scripts/demo/claims";
import { type Handle, PEOPLE } from "#scripts/demo/people";
import { SETTINGS } from "#scripts/demo/settings";
import type { DemoCheck, DemoClaim, DemoSource } from "#scripts/demo/story";
import { REQUESTS, TALK } from "#scripts/demo/talk";
import { type DemoTopic, TOPICS } from "#scripts/demo/topics";
import { importArticle } from "#server/articles/import-article";
import { askToLook } from "#server/assignments/ask-to-look";
import { draftCheck } from "#server/checks/draft-check";
import { publishCheck } from "#server/checks/publish-check";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { submitClaim } from "#server/claims/submit-claim";
import { type Ctx, type Member, memberCtx, systemCtx } from "#server/core/context";
import { issueCorrection } from "#server/corrections/issue-correction";
import { postMessage } from "#server/discussion/post-message";
import { addDemoMember } from "#server/members/add-demo-member";
import { answerEstimation } from "#server/members/answer-estimation";
import { hasDemoMembers } from "#server/members/public-queries";
import { changeSetting } from "#server/settings/change-setting";
import { attachSource } from "#server/sources/attach-source";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { addTopic } from "#server/topics/add-topic";
import { adoptPositions } from "#server/topics/adopt-positions";
import { askIfFair } from "#server/topics/ask-if-fair";
import { sayIfFair } from "#server/topics/say-if-fair";
import { writePositions } from "#server/topics/write-positions";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";

const JOINED = "2025-01-06";
const TOPICS_FROM = "2025-01-13";
const DAY_MS = 86_400_000;
/** The hour at which things happen in the newsroom, in UTC. */
const HOUR = "T09:00:00Z";

/** An article with the copy of it that was kept. */
type Kept = { copy: string; text: string };

/**
 * Fills an empty database with the demo newsroom, by the commands that people use, in one transaction: it is there
 * whole or not at all. Does nothing where there is a member already.
 */
export async function fillDemo(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { connections: 1 });
  try {
    await db.transaction(async (tx) => {
      await tx.execute("select pg_advisory_xact_lock(hashtext('countersign demo newsroom'))");
      const [somebody] = await tx.execute("select 1 from members limit 1");
      if (!somebody) await tellNewsroom(tx);
    });
  } finally {
    await close();
  }
}

/** Tells the whole story of the newsroom in a transaction. */
export const tellNewsroom = (tx: Database): Promise<void> => new Newsroom(tx).tell();

/** Whether the demo newsroom is in a database. */
export async function holdsDemo(url: string): Promise<boolean> {
  const { db, close } = openDatabase(url, { connections: 1 });
  try {
    return await hasDemoMembers(systemCtx(db));
  } finally {
    await close();
  }
}

/** Tells the story in its order, and remembers what was made so that later parts of it can name it. */
class Newsroom {
  readonly #db: Database;
  readonly #members = new Map<Handle, Member>();
  readonly #articles = new Map<string, Kept>();
  readonly #claims = new Map<string, string>();
  readonly #sources = new Map<string, string[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  async tell(): Promise<void> {
    for (const [handle, role] of Object.entries(PEOPLE) as [Handle, Member["role"]][]) {
      const joined = systemCtx(this.#db, { now: new Date(`${JOINED}${HOUR}`) });
      this.#members.set(handle, await addDemoMember(joined, { handle, role }));
      await answerEstimation(this.#as(handle, JOINED), { allows: true });
    }
    await this.#tellSettings();
    for (const topic of TOPICS) await this.#tellTopic(topic);
    for (const [key, article] of Object.entries(ARTICLES)) {
      const { by, on, paragraphs, url, title, publisher, publishedOn } = article;
      const text = paragraphs.join("\n");
      const described = { url, title, publisher, publishedOn, byline: "", language: "en" };
      const { copy } = await importArticle(this.#as(by, on), { kind: "text", text, ...described });
      this.#articles.set(key, { copy, text });
    }
    for (const [key, claim] of Object.entries<DemoClaim>(CLAIMS)) await this.#tellClaim(key, claim);
    for (const check of CHECKS) await this.#tellCheck(check);
    await this.#tellTalk();
  }

  async #tellTalk(): Promise<void> {
    const written: string[] = [];
    for (const { claim, thread, by, on, text, source, answers } of TALK) {
      const about = source === undefined ? null : known(this.#sources.get(claim)?.[source - 1], `${claim}.${source}`);
      const repliesTo = answers === undefined ? null : known(written[answers], String(answers));
      const said = { thread, subject: this.#claim(claim), source: about, repliesTo, text };
      written.push((await postMessage(this.#as(by, on), said)).message);
    }
    for (const { claim, by, to, on, dueOn } of REQUESTS) {
      await askToLook(this.#as(by, on), { kind: "claim", subject: this.#claim(claim), handle: to, dueOn });
    }
  }

  async #tellSettings(): Promise<void> {
    const decided = systemCtx(this.#db, { now: new Date(`${JOINED}${HOUR}`) });
    for (const setting of SETTINGS) await changeSetting(decided, { ...setting, replaces: 0 });
  }

  /** A topic: its positions are written and tried by members, and then everyone says where they stand or is not asked. */
  async #tellTopic({ label, description, positions, triedBy, standpoints }: DemoTopic): Promise<void> {
    const moderator = this.#as("mod_iris", TOPICS_FROM);
    const { topic } = await addTopic(moderator, { label, description });
    const { version } = await writePositions(moderator, { topic, ...positions, replaces: 0 });
    const members = triedBy.map((handle) => known(this.#members.get(handle), handle).id);
    await askIfFair(moderator, { topic, version, members });
    for (const handle of triedBy) {
      await sayIfFair(this.#as(handle, TOPICS_FROM), { topic, version, isFair: true, note: "" });
    }
    await adoptPositions(moderator, { topic, version });
    for (const [handle, answer] of Object.entries(standpoints) as [Handle, StandpointAnswer][]) {
      await keepStandpoint(this.#as(handle, TOPICS_FROM), { topic, version, answer, agrees: true });
    }
  }

  /** The product judges all votes of a day. What is agreed shows once it has lasted, so a publication is judged twice. */
  async #judge(on: Date): Promise<void> {
    await judgeVerdicts(systemCtx(this.#db, { now: on }));
  }

  #as(handle: Handle, on: string): Ctx {
    return memberCtx(this.#db, known(this.#members.get(handle), handle), { now: new Date(`${on}${HOUR}`) });
  }

  async #tellClaim(key: string, told: DemoClaim): Promise<void> {
    const { claim } = await submitClaim(this.#as(told.by, told.on), {
      passage: "article" in told.in ? selected(this.#article(told.in.article), told.in.words) : null,
      derivedFrom: "readingOf" in told.in ? this.#claim(told.in.readingOf) : null,
      statement: told.statement,
      claimant: told.claimant ? { ...told.claimant, wikidata: "" } : null,
      said: told.said ?? null,
      language: "en",
      topics: told.topics,
      hasSeenAlike: true,
    });
    this.#claims.set(key, claim);
    const attached: string[] = [];
    for (const source of told.sources) attached.push(await this.#attach(claim, told.on, source));
    this.#sources.set(key, attached);
    for (const [by, rating, confidence, reason] of told.votes) {
      const vote = {
        claim,
        replaces: 0,
        rating,
        confidence,
        reason,
        sources: attached,
        mayQuote: true,
        isSigned: false,
        changedBecause: "",
      };
      await castVote(this.#as(by, told.on), vote);
    }
  }

  async #attach(claim: string, on: string, told: DemoSource): Promise<string> {
    const document =
      typeof told.from === "string"
        ? { kind: "copy" as const, copy: this.#article(told.from).copy }
        : {
            kind: "text" as const,
            url: told.from.url,
            title: told.from.title,
            text: told.from.says,
            publisher: told.from.publisher,
            byline: "",
            publishedOn: null,
            language: "en",
          };
    const { source } = await attachSource(this.#as(told.by, on), {
      claim,
      document,
      quote: told.quote,
      whyNot: "",
      stance: told.stance,
      kind: told.kind,
      ...{
        locator: told.locator ?? "",
        note: told.note ?? "",
        translation: "",
        interest: "",
        place: null,
        origin: null,
        replaces: null,
      },
    });
    return source;
  }

  async #tellCheck(told: DemoCheck): Promise<void> {
    const { author, publisher, on, title, answer, correction } = told;
    const keys = [told.subject, ...told.readings.map(({ claim }) => claim)];
    const claims = keys.map((key) => this.#claim(key));
    const [subjectClaim = ""] = claims;
    const numbers = new Map(keys.flatMap((key) => this.#labelsOf(key)).map((label, index) => [label, index + 1]));
    const body = numbered(told.body, numbers);

    const { check } = await draftCheck(this.#as(author, on), { subjectClaim, title, language: "en" });
    const readings = told.readings.map(({ sentence, claim }) => ({ sentence, claim: this.#claim(claim) }));
    const quoted = async (by: Handle | undefined) =>
      by ? { claim: subjectClaim, voice: await this.#voiceOf(subjectClaim, by) } : null;
    const backing = await quoted(told.backing);
    const dissent = await quoted(told.dissent);
    const { version } = await saveCheckVersion(this.#as(author, on), {
      check,
      fromVersion: 1,
      title,
      answer,
      body,
      readings,
      noQuoteReason: "",
      fewSourcesReason: told.fewSourcesReason ?? "",
      whyChosen: told.whyChosen,
      wouldChange: told.wouldChange.join("\n"),
      backing,
      dissent,
      accepts: [],
      claimantContact: "not_contacted",
      claimantContactOn: null,
      claimantContactNote: told.contactNote,
    });
    await submitCheckForReview(this.#as(author, on), { check, version });
    for (const claim of claims) {
      const statement = "I decide about the check of it.";
      await declareInterest(this.#as(publisher, on), { claims: [claim], kind: "editing", statement });
    }
    const publishedAt = new Date(`${on}${HOUR}`);
    await this.#judge(new Date(publishedAt.getTime() - DAY_MS));
    await this.#judge(publishedAt);
    await publishCheck(this.#as(publisher, on), { check, version, overrides: [], reviewOn: told.reviewOn });
    if (!correction) return;
    const [from, to] = correction.replace.map((words) => numbered(words, numbers));
    await issueCorrection(this.#as(correction.by, correction.on), {
      check,
      fromVersion: version,
      type: correction.type,
      text: correction.text,
      title,
      answer,
      body: body.replace(from ?? "", to ?? ""),
    });
  }

  #article(key: string): Kept {
    return known(this.#articles.get(key), key);
  }

  #claim(key: string): string {
    return known(this.#claims.get(key), key);
  }

  #labelsOf(key: string): string[] {
    return known(this.#sources.get(key), key).map((_, index) => `${key}.${index + 1}`);
  }

  async #voiceOf(claim: string, handle: Handle): Promise<number> {
    const { id } = known(this.#members.get(handle), handle);
    const [voice] = await this.#db
      .select({ number: voices.number })
      .from(voices)
      .where(and(eq(voices.claim, claim), eq(voices.member, id)));
    return known(voice, handle).number;
  }
}

function selected({ copy, text }: Kept, words: string) {
  if (!text.includes(words)) throw new Error(`The example article does not say “${words}”.`);
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { copy, start, end: start + Array.from(words).length, exact: words };
}

const numbered = (text: string, numbers: ReadonlyMap<string, number>): string =>
  text.replace(/\{([a-z_]+\.\d+)\}/g, (_, label: string) => String(known(numbers.get(label), label)));

function known<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`The example newsroom does not know “${name}”.`);
  return thing;
}
