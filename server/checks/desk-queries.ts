import "server-only";
import { and, desc, eq, exists, getTableColumns, inArray, ne, or, sql } from "drizzle-orm";
import { checks, checkVersions, members, readings } from "#db/schema";
import { localeOf } from "#messages/locales";
import {
  deskChecks,
  isCoAuthor,
  listAuthors,
  listQuotedReasons,
  listReadings,
  listUnmetRequirements,
  newestState,
  slugInForce,
} from "#server/checks/internal";
import { assemblePage, printedVerdicts, standingVerdicts } from "#server/checks/page/assemble-page";
import type { PreviewBodyInput } from "#server/checks/schemas";
import type { DeskCheckView, DraftView, RenderedBodyView } from "#server/checks/views";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { listSuggestions } from "#server/discussion/internal";
import { isDrawn } from "#server/fairness/internal";
import { workOn } from "#server/hostile-work/work-on";
import { listHandles } from "#server/members/internal";
import { checkPolicy } from "#server/policy/checks";
import { claimPolicy } from "#server/policy/claims";
import { authorize, isActor } from "#server/policy/decision";
import { fairnessPolicy } from "#server/policy/fairness";
import { type VoteFacts, votePolicy } from "#server/policy/votes";
import { listQuotableReasons, listVoteFacts } from "#server/votes/internal";

/** A page of the checks that the one who asks writes or wrote, the newest first. Reviewers only. */
export async function listOwnChecks(ctx: Ctx, page = 1): Promise<DeskCheckView[]> {
  authorize(checkPolicy.draft(ctx.actor));
  const author = signedIn(ctx).id;
  const { lines, now } = deskChecks(ctx);
  const { limit, offset } = rowsOfPage(page);
  const isOwn = and(or(eq(checks.author, author), isCoAuthor(author)), ne(now.state, "deleted"));
  const own = lines.where(isOwn).orderBy(desc(checks.startedAt), desc(checks.id));
  return own.limit(limit).offset(offset);
}

/** The public pages that rate a claim, as the question or as a reading of it, the one changed last first. Members only. */
export async function listPagesOfClaim(ctx: Ctx, claim: string): Promise<{ slug: string; title: string }[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { lines, now } = deskChecks(ctx);
  const rates = or(
    eq(checks.subjectClaim, claim),
    exists(
      ctx.db
        .select({ claim: readings.claim })
        .from(readings)
        .where(and(eq(readings.claim, claim), eq(readings.check, checks.id), eq(readings.version, now.version))),
    ),
  );
  const rows = await lines
    .where(and(rates, inArray(now.state, ["published", "corrected", "retracted"])))
    .orderBy(desc(now.at), desc(checks.id))
    .limit(PAGES_OF_CLAIM_SHOWN);
  return rows.flatMap(({ slug, title }) => (slug === null ? [] : [{ slug, title }]));
}

/**
 * How a text would look on the page while it is written: the same rendering as when it is saved, and kept nowhere.
 * Reviewers only. Throws InvalidError for a text that takes too long.
 */
export async function previewBody(ctx: Ctx, { body }: PreviewBodyInput): Promise<RenderedBodyView> {
  authorize(checkPolicy.draft(ctx.actor));
  return workOn("renderBody", { markdown: body });
}

const PAGES_OF_CLAIM_SHOWN = 10;

/**
 * A check as it stands at the desk, with a preview of its page. Its author reads it, and moderators once it was
 * submitted for review; verdicts, counts and reasons on claims that they may still vote on are hidden. Throws
 * NotFoundError, and ForbiddenError to everyone else.
 */
export async function getDraft(ctx: Ctx, check: string): Promise<DraftView> {
  const draft = await loadDraft(ctx, check);
  const { authorId, author, language, state, reason, by, slug, facts } = draft;
  authorize(checkPolicy.readDraft(ctx.actor, facts));

  const {
    version,
    title,
    answer,
    body,
    noQuoteReason,
    fewSourcesReason,
    whyChosen,
    wouldChange,
    backingVote,
    backingBallot,
    dissentVote,
    dissentBallot,
  } = draft.saved;
  const { claimantContact, claimantContactOn, claimantContactNote } = draft.saved;
  const [{ preview, asReadings, ids, hidden }, unmet, [backing = null, dissent = null]] = await Promise.all([
    previewDraft(ctx, draft),
    listUnmetRequirements(ctx, check, version),
    listQuotedReasons(ctx, [
      { vote: backingVote, version: backingBallot },
      { vote: dissentVote, version: dissentBallot },
    ]),
  ]);
  const quotable = await listQuotableReasons(
    ctx,
    ids.filter((id) => !hidden.has(id)),
  );
  const statements = new Map(
    [preview.claim, ...preview.readings.map(({ claim }) => claim)].map(({ id, statement }) => [id, statement]),
  );
  return {
    id: check,
    state,
    version,
    language,
    author,
    isOwn: [authorId, ...facts.coAuthors].some((member) => isActor(ctx.actor, member)),
    isStarter: isActor(ctx.actor, authorId),
    slug,
    coAuthors: await listHandles(ctx, facts.coAuthors),
    title,
    answer,
    body,
    noQuoteReason,
    fewSourcesReason,
    whyChosen,
    wouldChange,
    claimantContact,
    claimantContactOn,
    claimantContactNote,
    readings: asReadings,
    backing: backing && { claim: backing.claim, voice: backing.voice },
    dissent: dissent && { claim: dissent.claim, voice: dissent.voice },
    subject: { id: preview.claim.id, statement: preview.claim.statement },
    sentBack: state === "draft" && reason ? { by, reason } : null,
    unmet,
    quotable,
    hasClaimant: preview.claim.claimant !== null,
    suggestions: await listSuggestions(ctx, check),
    hidden: [...hidden].map((id) => ({ id, statement: statements.get(id) ?? id })),
    preview,
  };
}

/**
 * The page of a check that waits for review, for a member who was drawn to say whether it is fair. Throws NotFoundError, and
 * ForbiddenError to everyone else.
 */
export async function getFairnessReading(
  ctx: Ctx,
  check: string,
): Promise<Pick<DraftView, "id" | "version" | "title" | "preview">> {
  const draft = await loadDraft(ctx, check);
  authorize(fairnessPolicy.write(ctx.actor, { isDrawn: await isDrawn(ctx, check), state: draft.state }));
  const { preview } = await previewDraft(ctx, draft);
  return { id: check, version: draft.saved.version, title: draft.saved.title, preview };
}

type Loaded = Awaited<ReturnType<typeof loadDraft>>;

async function loadDraft(ctx: Ctx, check: string) {
  const now = newestState(ctx);
  const { search: _, ...saved } = getTableColumns(checkVersions);
  const [row] = await ctx.db
    .select({
      authorId: checks.author,
      author: members.handle,
      subjectClaim: checks.subjectClaim,
      language: checks.language,
      state: now.state,
      at: now.at,
      reason: now.reason,
      by: sql<string>`(select handle from ${members} mover where mover.id = ${now.by})`,
      slug: sql<string | null>`(${slugInForce(checks.id)})`,
      saved,
    })
    .from(checks)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .innerJoin(members, eq(members.id, checks.author))
    .where(eq(checks.id, check));
  if (!row) throw new NotFoundError();
  const { coAuthors, pastAuthors } = await listAuthors(ctx, check);
  return { ...row, facts: { author: row.authorId, coAuthors, pastAuthors, state: row.state } };
}

/** The page that a draft becomes, with what is hidden from the one who looks: the verdicts on which they may still vote. */
async function previewDraft(ctx: Ctx, { subjectClaim, language, state, at, author, saved }: Loaded) {
  const { check, version } = saved;
  const asReadings = await listReadings(ctx, check, version);
  const ids = [subjectClaim, ...asReadings.map(({ claim }) => claim)];
  const votes = await listVoteFacts(ctx, ids);
  const hidden = new Set(ids.filter((id) => !mayRead(ctx, votes.get(id))));
  const head = {
    subjectClaim,
    slug: "preview",
    locale: localeOf(language),
    language,
    state,
    publishedAt: at,
    changedAt: at,
    author,
    approvedBy: null,
    newestVersion: version,
  };
  const isPrinted = state !== "draft" && state !== "deleted" && state !== "in_review";
  const verdictsOf = isPrinted ? printedVerdicts(ctx, check, version) : standingVerdicts(ctx, hidden);
  return { preview: await assemblePage(ctx, head, saved, verdictsOf), asReadings, ids, hidden };
}

/** Whether the one who asks may read the votes on a claim. */
const mayRead = (ctx: Ctx, facts: VoteFacts | undefined): boolean =>
  facts !== undefined && votePolicy.seeOthers(ctx.actor, facts).allowed;
