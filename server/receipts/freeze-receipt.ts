import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import {
  checks,
  checkVersions,
  claims,
  judgements,
  receipts,
  signingKeys,
  verdicts,
  versionVerdicts,
} from "#db/schema";
import { canonicalLocale, slugInForce } from "#server/checks/internal";
import type { Ctx } from "#server/core/context";
import { RECEIPT_FORMAT, sealReason, toldAfterReading } from "#server/receipts/rules";
import { hashWords, signingKey, signText } from "#server/receipts/sign-receipt";
import { canonicalText } from "#server/receipts/verification/canonical-text";
import { commitmentOf } from "#server/receipts/verification/verify-receipt";
import type { Receipt, ReceiptClaim } from "#server/receipts/views";
import { RULE, RULE_VERSION, ratingOf } from "#server/verdicts/rules";
import { countBallotsAfterReading, listLaterEvidence } from "#server/votes/internal";

/**
 * Freezes what a version that is published states of its verdicts, and signs it: the rule with its numbers, the root of
 * the ballots, and per claim the sums that it was decided from, sealed where they would tell how few people voted. A
 * step of commands: it records no event.
 */
export async function freezeReceipt(tx: Ctx, check: string, version: number): Promise<void> {
  const [head] = await tx.db
    .select({
      slug: slugInForce(checks.id),
      locale: canonicalLocale(checks.id),
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
    })
    .from(checks)
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, version)))
    .where(eq(checks.id, check));
  if (!head) throw new Error("A version that is published is not there.");
  const { slug, locale, ...words } = head;
  const salts: Record<string, string> = {};
  const stated = await statedClaims(tx, check, version, salts);
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    check: { path: `/${locale}/checks/${slug}`, version, title: words.title, words: hashWords(words) },
    issuedAt: tx.now.toISOString(),
    rule: { version: RULE_VERSION, constants: RULE },
    judgements: await statedJudgements(tx, [...new Set(stated.map(({ judgement }) => judgement))]),
    claims: stated,
  };
  const text = canonicalText(receipt);
  const { key, publicKey } = await signingKey();
  await tx.db.insert(signingKeys).values({ key, publicKey, since: tx.now }).onConflictDoNothing();
  await tx.db
    .insert(receipts)
    .values({ check, version, receipt: text, key, signature: await signText(text), salts, issuedAt: tx.now });
}

async function statedClaims(
  tx: Ctx,
  check: string,
  version: number,
  salts: Record<string, string>,
): Promise<ReceiptClaim[]> {
  const rows = await tx.db
    .select({
      claim: versionVerdicts.claim,
      statement: claims.statement,
      judgement: verdicts.judgement,
      state: verdicts.state,
      rating: verdicts.rating,
      against: versionVerdicts.overrideRating,
      basis: verdicts.basis,
      figures: verdicts.figures,
      smallestCell: verdicts.smallestCell,
    })
    .from(versionVerdicts)
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)))
    .innerJoin(claims, eq(claims.id, versionVerdicts.claim))
    .where(and(eq(versionVerdicts.check, check), eq(versionVerdicts.version, version)))
    .orderBy(asc(versionVerdicts.claim));
  const ids = rows.map(({ claim }) => claim);
  const afterReading = await countBallotsAfterReading(tx, ids);
  const later = await listLaterEvidence(tx, ids);
  const openedSums = await listOpenedSums(tx, ids);
  const stated: ReceiptClaim[] = [];
  for (const { claim, statement, judgement, state, rating, against, basis, figures, smallestCell } of rows) {
    if (judgement === null || !figures) continue;
    const salt = randomUUID();
    salts[claim] = salt;
    const opened = openedSums.get(claim);
    const wasOpened = opened !== undefined && opened !== canonicalText(figures);
    const sealed = sealReason({ ...figures, smallestCell, wasOpened });
    stated.push({
      claim,
      statement,
      judgement,
      printed: { state, rating, against },
      agreed: state === "agreed" ? rating : null,
      before: ratingOf(figures.previous),
      figures: sealed ? null : figures,
      sealed,
      commitment: await commitmentOf(salt, figures),
      basis,
      ...(figures.positions && { positions: figures.positions }),
      afterReading: toldAfterReading(afterReading.get(claim) ?? 0),
      castBefore: {
        sources: (later.get(claim)?.labels ?? []).map((label) => `S${label}`),
        words: later.get(claim)?.isReworded ?? false,
      },
    });
  }
  return stated;
}

/**
 * The sums of claims that receipts of whatever check have opened, as canonical JSON; of one claim there are never two.
 */
async function listOpenedSums(tx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const opened = new Map<string, string>();
  if (ids.length === 0) return opened;
  const issued = await tx.db
    .selectDistinctOn([receipts.check, receipts.version], { receipt: receipts.receipt })
    .from(receipts)
    .innerJoin(
      versionVerdicts,
      and(eq(versionVerdicts.check, receipts.check), eq(versionVerdicts.version, receipts.version)),
    )
    .where(inArray(versionVerdicts.claim, [...ids]))
    .orderBy(asc(receipts.check), asc(receipts.version));
  for (const { receipt } of issued) {
    const { claims: said }: Pick<Receipt, "claims"> = JSON.parse(receipt);
    for (const { claim, figures } of said) if (figures && !opened.has(claim)) opened.set(claim, canonicalText(figures));
  }
  return opened;
}

async function statedJudgements(tx: Ctx, versions: readonly number[]): Promise<Receipt["judgements"]> {
  if (versions.length === 0) return [];
  const rows = await tx.db
    .select()
    .from(judgements)
    .where(inArray(judgements.version, [...versions]))
    .orderBy(asc(judgements.version));
  return rows.map(({ version, at, ballotsRoot, standpointsRoot, split, split2, splitBefore, split2Before }) => ({
    judgement: version,
    at: at.toISOString(),
    root: ballotsRoot,
    standpoints: standpointsRoot,
    split,
    split2,
    splitBefore,
    split2Before,
  }));
}
