import "server-only";
import { and, eq, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import { imports } from "#db/schema";
import type { ImportStep } from "#db/vocabulary";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import { politelyWith } from "#server/articles/fetching/manners";
import { findPassagesAgain } from "#server/articles/find-passages-again";
import { importArticle } from "#server/articles/import-article";
import { findMemberActor } from "#server/auth/session";
import { suggestClaims } from "#server/claims/suggest-claims";
import { type Ctx, memberCtx } from "#server/core/context";
import { DomainError, InvalidError } from "#server/core/errors";
import { log } from "#server/core/log";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { askedOf } from "#server/imports/internal";
import { ENDED, pauseBeforeNextTry } from "#server/imports/rules";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/** Whose turn it is among processes is told by the clock of the database, which is one for all of them. A process works on an import for so long without a sign of life at most; then another one takes it over. */
const HELD_SECONDS = 40;

/** It was cancelled, or another process has it. */
class Gone extends Error {}

/**
 * Does an import that was asked for, as the member who asked: with what they may do now, and step by step, so that they see how far it is. Of
 * several processes one works on it; one that dies is followed by another. Returns in how many seconds it is to be looked at again, or
 * null when it has ended.
 */
export async function runImport(ctx: Ctx, id: string, fetchPage: FetchPage): Promise<number | null> {
  authorize(articlePolicy.runImports(ctx.actor));
  const held = await hold(ctx, id);
  if (!held) return isUnfinished(ctx, id);
  const move = (tx: Ctx, step: ImportStep) => moveTo(tx, id, step);
  try {
    const actor = await findMemberActor(ctx.db, held.member, ctx.now);
    const asked = askedOf(held.asked);
    if (!actor || !asked) throw new InvalidError("not_found");
    const as = memberCtx(ctx.db, actor, { now: ctx.now, settings: ctx.settings });
    await move(ctx, asked.kind === "address" ? "fetching" : "reading");
    const polite = politelyWith(fetchPage, ctx.db);
    const { article, copy } = await importArticle(as, asked, {
      fetchPage: async (url) => {
        const page = await polite(url);
        await move(ctx, "reading");
        return page;
      },
      beforeKeeping: (tx) => move(tx, "keeping"),
    });
    await move(ctx, "finding");
    await findPassagesAgain(ctx, { copy });
    await suggestClaims(ctx, { copy });
    await end(ctx, id, { step: "done", article, copy, asked: null, reason: null, params: {} });
    return null;
  } catch (error) {
    if (error instanceof Gone) return null;
    return failed(ctx, id, error, held.tries);
  }
}

/** Takes an import for this process; null where another one has it, or it ended or waits for its time. */
async function hold(ctx: Ctx, id: string) {
  const [held] = await ctx.db
    .update(imports)
    .set({ heldUntil: sql`now() + make_interval(secs => ${HELD_SECONDS})`, againAt: null })
    .where(
      and(
        eq(imports.id, id),
        notInArray(imports.step, [...ENDED]),
        or(isNull(imports.heldUntil), lt(imports.heldUntil, sql`now()`)),
        or(isNull(imports.againAt), lt(imports.againAt, sql`now() + interval '1 second'`)),
      ),
    )
    .returning({ member: imports.member, asked: imports.asked, tries: imports.tries });
  return held ?? null;
}

/** When to look again at an import that another process has or that waits for its time. */
async function isUnfinished(ctx: Ctx, id: string): Promise<number | null> {
  const [row] = await ctx.db
    .select({
      step: imports.step,
      seconds: sql<number>`extract(epoch from greatest(held_until, again_at) - now())::float8`,
    })
    .from(imports)
    .where(and(eq(imports.id, id), notInArray(imports.step, [...ENDED])));
  return row ? Math.max(1, Math.ceil(row.seconds)) : null;
}

/** Says how far it is, which is also the sign that somebody works on it. Throws Gone when it was cancelled meanwhile. */
async function moveTo(tx: Ctx, id: string, step: ImportStep): Promise<void> {
  const moved = await tx.db
    .update(imports)
    .set({ step, heldUntil: sql`now() + make_interval(secs => ${HELD_SECONDS})` })
    .where(and(eq(imports.id, id), notInArray(imports.step, [...ENDED])))
    .returning({ id: imports.id });
  if (moved.length === 0) throw new Gone();
}

type End = Partial<typeof imports.$inferInsert> & { step: ImportStep };

async function end(ctx: Ctx, id: string, end: End): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .update(imports)
      .set({ ...end, heldUntil: null })
      .where(and(eq(imports.id, id), sql`${imports.step} <> 'cancelled'`))
      .returning({ id: imports.id });
    if (ended.length > 0) await recordEvent(tx, "import.ended", id, end.copy ? { copy: end.copy } : {});
  });
}

/** Tried again later where that may help; otherwise it failed, and what was asked is kept so that it can be tried by hand. */
async function failed(ctx: Ctx, id: string, error: unknown, tries: number): Promise<number | null> {
  if (!(error instanceof DomainError)) {
    log.error({ err: error, import: id }, "An import failed");
    await end(ctx, id, { step: "failed", reason: "something_went_wrong", params: {} });
    return null;
  }
  const { reason, params } = error;
  const seconds = pauseBeforeNextTry(error, tries);
  if (seconds === null) {
    await end(ctx, id, { step: "failed", reason, params });
    return null;
  }
  const againAt = sql<Date>`now() + make_interval(secs => ${seconds})`;
  await ctx.db
    .update(imports)
    .set({ step: "waiting", reason, params, tries: tries + 1, againAt, heldUntil: null })
    .where(and(eq(imports.id, id), sql`${imports.step} <> 'cancelled'`));
  return seconds;
}
