import "server-only";
import { and, eq, isNotNull, max } from "drizzle-orm";
import { sources } from "#db/schema";
import type { FoundQuotation } from "#server/articles/anchoring/find-quotation";
import { locatorOf } from "#server/articles/anchoring/locator";
import { type FetchPage, guardedFetch } from "#server/articles/fetching/guarded-fetch";
import { getCopyText } from "#server/articles/internal";
import { eventOf, keepDocument, keepUnreadDocument } from "#server/articles/keep-document";
import { type ReadDocument, readDocument } from "#server/articles/read-document";
import { fixPositions } from "#server/claims/fix-positions";
import { getClaimState, lockClaim } from "#server/claims/internal";
import { type Ctx, type Member, signedIn } from "#server/core/context";
import { ConflictError, InvalidError, type OfferedPassage } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { takeAllowance } from "#server/limits/take-allowance";
import { takeDaily } from "#server/limits/take-daily";
import { authorize } from "#server/policy/decision";
import { sourcePolicy } from "#server/policy/sources";
import { getClaimOfSource, getSourceFacts, isMadeIn, listSourcesOfClaims, requireKind } from "#server/sources/internal";
import { type AttachSourceInput, LOCATOR_MAX_CHARACTERS } from "#server/sources/schemas";
import { writeSourceVersion } from "#server/sources/write-source-version";

/**
 * A reviewer attaches a source to a claim: words that are found in a document, which is kept as an article and a copy
 * of it, or the stated reason why they cannot be found (a scan, a paywall, a recording); and what they say about the
 * claim. Sources are labelled S1, S2 … within the claim. Throws InvalidError when the quote is not in the document and
 * no reason is given, and ConflictError when the same words are attached already.
 */
export async function attachSource(
  ctx: Ctx,
  input: AttachSourceInput,
  fetchPage: FetchPage = guardedFetch,
): Promise<{ source: string; label: number }> {
  const reviewer = signedIn(ctx);
  authorize(sourcePolicy.attach(ctx.actor, { state: await getClaimState(ctx, input.claim) }));
  const { document } = input;
  if (document.kind === "address") await takeAllowance(ctx, "fetch");
  const read =
    document.kind === "copy" || document.kind === "unread" ? null : await readDocument(document, { ctx, fetchPage });
  const found = await findInDocument(ctx, input, read);

  return inTransaction(ctx, async (tx) => {
    // Held alone, which also gives the labels 1, 2, 3 … without gaps when two attach at once.
    authorize(sourcePolicy.attach(ctx.actor, await lockClaim(tx, input.claim, "alone")));
    await takeDaily(tx, "source");
    const { claim, origin, stance, kind, locator, note, translation, interest } = input;
    if (origin && !(await listSourcesOfClaims(tx, [claim])).some(({ id }) => id === origin)) {
      throw new InvalidError("source_other_claim");
    }
    const quotation = await quotationOf(tx, input, { read, found }, reviewer);
    requireKind(kind, await isMadeIn(tx, claim, quotation.article));
    if (quotation.whyNot !== null && (await isAttached(tx, claim, quotation)))
      throw new ConflictError("source_duplicate");
    const [last] = await tx.db
      .select({ label: max(sources.label) })
      .from(sources)
      .where(eq(sources.claim, claim));
    const [attached] = await tx.db
      .insert(sources)
      .values({
        claim,
        origin,
        stance,
        kind,
        locator: locator || (found?.locator ?? ""),
        note,
        translation,
        interest,
        label: (last?.label ?? 0) + 1,
        ...quotation,
        attachedBy: reviewer.id,
        attachedAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ source: sources.id, label: sources.label });
    if (!attached) throw new ConflictError("source_duplicate");
    if (attached.label === 1) await fixPositions(tx, claim);
    await recordEvent(tx, "source.attached", attached.source, { claim, label: attached.label });
    if (input.replaces) await withdrawReplaced(tx, { claim, source: input.replaces, label: attached.label });
    return attached;
  });
}

/** Withdraws the source that a new one replaces, and says which that is. */
async function withdrawReplaced(
  tx: Ctx,
  { claim, source, label }: { claim: string; source: string; label: number },
): Promise<void> {
  if ((await getClaimOfSource(tx, source)) !== claim) throw new InvalidError("source_other_claim");
  const facts = await getSourceFacts(tx, source);
  authorize(sourcePolicy.withdraw(tx.actor, facts));
  await writeSourceVersion(tx, source, { ...facts.said, withdrawnBecause: `Replaced by S${label}.` });
  await recordEvent(tx, "source.withdrawn", source, { claim, replacedBy: label });
}

/**
 * Whether the same words of the same document are attached already although they were not found in it. The claim is
 * held alone, so no one attaches them at the same time; no index says it, because older rows may be such doubles.
 */
async function isAttached(tx: Ctx, claim: string, { article, quote }: { article: string; quote: string }) {
  const same = and(eq(sources.claim, claim), eq(sources.article, article), eq(sources.quote, quote));
  return (await tx.db.$count(sources, and(same, isNotNull(sources.whyNot)))) > 0;
}

/**
 * Where the quotation stands in the document; null where it does not, or where there is no text to look in. Throws
 * InvalidError with the places to choose from when there are several, and with the nearest passage when there is none
 * and no reason is given.
 */
async function findInDocument(
  ctx: Ctx,
  { document, quote, place, whyNot }: AttachSourceInput,
  read: ReadDocument | null,
): Promise<LocatedQuotation | null> {
  const texts = document.kind === "copy" ? await getCopyText(ctx, document.copy) : read;
  if (!texts) return null;
  const { text, wholeText, language } = texts;
  const located = (one: FoundQuotation): LocatedQuotation => ({
    ...one,
    locator: one.part === "main" ? locatorOf(texts, one.passage).slice(0, LOCATOR_MAX_CHARACTERS) : "",
  });
  const { found, nearest } = await workOn("findQuotation", { text, wholeText, language, quote });
  const [only, ...others] = found;
  if (only && others.length === 0) return located(only);
  const chosen = found.find(({ part, passage }) => part === place?.part && passage.start === place.start);
  if (chosen) return located(chosen);
  if (only) throw new InvalidError("source_quote_several", { count: found.length }, { passages: found.map(offerOf) });
  if (whyNot) return null;
  throw new InvalidError("source_quote_not_found", {}, { passages: nearest ? [offerOf(nearest)] : [] });
}

/** A quotation with the page it stands on, or the time at which it is said, where the document has such. */
type LocatedQuotation = FoundQuotation & { locator: string };

const offerOf = ({ part, passage, words, before, after }: FoundQuotation): OfferedPassage => ({
  part,
  start: passage.start,
  before,
  exact: words,
  after,
});

/** The quotation as it stands in the copy of the document, or as typed with the reason why it was not found there. */
async function quotationOf(
  tx: Ctx,
  { document, quote, whyNot }: AttachSourceInput,
  { read, found }: { read: ReadDocument | null; found: LocatedQuotation | null },
  reviewer: Member,
) {
  const notFound = { quote, prefix: null, suffix: null, start: null, end: null, whyNot };
  if (document.kind === "unread") {
    return { article: await keepUnreadDocument(tx, document, reviewer), copy: null, ...notFound };
  }
  const { article, copy } = await copyOf(tx, document, read, reviewer);
  if (found) {
    const { exact: _, ...selector } = found.passage;
    return { article, copy, quote: found.words, foundIn: found.part, ...selector, whyNot: null };
  }
  return { article, copy, ...notFound };
}

/** The copy that a source quotes: one that was chosen, or the one that is kept of the document that was read. */
async function copyOf(
  tx: Ctx,
  document: AttachSourceInput["document"],
  read: ReadDocument | null,
  reviewer: Member,
): Promise<{ article: string; copy: string }> {
  if (document.kind === "copy") return { article: (await getCopyText(tx, document.copy)).article, copy: document.copy };
  if (!read) throw new Error("A document was not read.");
  const kept = await keepDocument(tx, read, reviewer);
  await recordEvent(tx, eventOf(kept), kept.article, { copy: kept.copy });
  return kept;
}
