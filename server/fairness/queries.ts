import "server-only";
import { sql } from "drizzle-orm";
import { getCheckFacts, getPublicationFacts, listClaimsOfVersion } from "#server/checks/internal";
import { type Ctx, signedIn } from "#server/core/context";
import type { FairnessNotesView, FairnessNoteView } from "#server/fairness/views";
import { authorize, requireRole } from "#server/policy/decision";
import { fairnessPolicy } from "#server/policy/fairness";

/**
 * What the members said who were drawn for a check, in an order that tells nothing; null for whoever may not read it, and where
 * nobody was drawn. Reviewers only.
 */
export async function findFairnessNotes(
  ctx: Ctx,
  { check, version }: { check: string; version: number },
): Promise<FairnessNotesView | null> {
  authorize(requireRole(ctx.actor, "reviewer"));
  const claims = await listClaimsOfVersion(ctx, check, version);
  const publication = await getPublicationFacts(ctx, claims, []);
  const decision = fairnessPolicy.readNotes(ctx.actor, await getCheckFacts(ctx, check), publication);
  if (!decision.allowed) return null;
  const [drawn] = await ctx.db.execute<{ readers: number }>(
    sql`select count(*)::int as readers from fairness_readers where "check" = ${check}`,
  );
  if (!drawn || drawn.readers === 0) return null;
  const notes = await ctx.db.execute<FairnessNoteView>(sql`
    select n.version, n.is_fair as "isFair", n.text from fairness_notes n
    where n."check" = ${check}
      and not exists (select 1 from fairness_notes l where l."check" = n."check" and l.member = n.member and l.seq > n.seq)
    order by md5(n."check"::text || n.member::text)`);
  return { readers: drawn.readers, notes: [...notes] };
}

/** What the one who asks said of the fairness of a check last; null where nothing. Reviewers only. */
export async function findOwnFairnessNote(ctx: Ctx, check: string): Promise<FairnessNoteView | null> {
  authorize(requireRole(ctx.actor, "reviewer"));
  const [note] = await ctx.db.execute<FairnessNoteView>(sql`
    select version, is_fair as "isFair", text from fairness_notes
    where "check" = ${check} and member = ${signedIn(ctx).id} order by seq desc limit 1`);
  return note ?? null;
}
