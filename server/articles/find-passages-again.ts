import "server-only";
import { and, desc, eq, isNotNull, ne, notExists, sql } from "drizzle-orm";
import { anchors, appearances, copies, sources } from "#db/schema";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import type { Passage } from "#server/articles/anchoring/passage";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/** Passages that are looked for at a time; of more the newest. */
const PASSAGES_MAX = 500;

type Sought = { id: string; kind: "appearance" | "source"; passage: Passage };

/**
 * Looks in a copy of an article for every passage that members marked or quoted in earlier copies of it, and keeps where each stands now, how
 * sure that is, or that it is no longer found. Done again it changes nothing. Only the product itself does it.
 */
export async function findPassagesAgain(
  ctx: Ctx,
  { copy }: { copy: string },
): Promise<{ found: number; lost: number }> {
  authorize(articlePolicy.findPassages(ctx.actor));
  const [kept] = await ctx.db
    .select({ text: copies.text, article: copies.article })
    .from(copies)
    .where(eq(copies.id, copy));
  if (!kept) return { found: 0, lost: 0 };
  const sought = [...(await listAppearances(ctx, kept.article, copy)), ...(await listQuotes(ctx, kept.article, copy))];
  if (sought.length === 0) return { found: 0, lost: 0 };
  const places = await workOn("findAllAgain", { text: kept.text, passages: sought.map(({ passage }) => passage) });
  const rows = sought.map(({ id, kind }, index) => {
    const place = places[index];
    const of = kind === "appearance" ? { appearance: id } : { source: id };
    if (!place) return { copy, ...of, at: ctx.now };
    return { copy, ...of, ...place, exact: sliceCodePoints(kept.text, place.start, place.end), at: ctx.now };
  });
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(anchors).values(rows).onConflictDoNothing();
    await recordEvent(tx, "article.passages-found", kept.article, { copy });
  });
  const found = places.filter((place) => place !== null).length;
  return { found, lost: sought.length - found };
}

async function listAppearances(ctx: Ctx, article: string, copy: string): Promise<Sought[]> {
  const { id, exact, prefix, suffix, start, end } = appearances;
  const rows = await ctx.db
    .select({ id, exact, prefix, suffix, start, end })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .where(
      and(
        eq(copies.article, article),
        ne(copies.id, copy),
        notExists(known(ctx, copy, sql`${anchors.appearance} = ${id}`)),
      ),
    )
    .orderBy(desc(appearances.addedAt), desc(id))
    .limit(PASSAGES_MAX);
  return rows.map(({ id: of, ...passage }) => ({ id: of, kind: "appearance", passage }));
}

/** Quotations that were found in the main text of an earlier copy; one with words left out is looked for by its first to its last word. */
async function listQuotes(ctx: Ctx, article: string, copy: string): Promise<Sought[]> {
  const rows = await ctx.db
    .select({
      id: sources.id,
      exact: sql<string>`substr(${copies.text}, ${sources.start} + 1, ${sources.end} - ${sources.start})`,
      prefix: sources.prefix,
      suffix: sources.suffix,
      start: sources.start,
      end: sources.end,
    })
    .from(sources)
    .innerJoin(copies, eq(copies.id, sources.copy))
    .where(
      and(
        eq(copies.article, article),
        ne(copies.id, copy),
        eq(sources.foundIn, "main"),
        isNotNull(sources.start),
        notExists(known(ctx, copy, sql`${anchors.source} = ${sources.id}`)),
      ),
    )
    .orderBy(desc(sources.attachedAt), desc(sources.id))
    .limit(PASSAGES_MAX);
  return rows.map(({ id, exact, prefix, suffix, start, end }) => ({
    id,
    kind: "source",
    passage: { exact, prefix: prefix ?? "", suffix: suffix ?? "", start: start ?? 0, end: end ?? 0 },
  }));
}

const known = ({ db }: Ctx, copy: string, isOf: ReturnType<typeof sql>) =>
  db
    .select({ id: anchors.id })
    .from(anchors)
    .where(and(eq(anchors.copy, copy), isOf));
