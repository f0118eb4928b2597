import "server-only";
import { and, eq } from "drizzle-orm";
import { imports } from "#db/schema";
import type { ImportStep } from "#db/vocabulary";
import { ImportArticleInput } from "#server/articles/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** An import of the actor's, held alone inside a transaction. Throws NotFoundError, also for one of another member. */
export async function getOwnImport(ctx: Ctx, id: string): Promise<{ step: ImportStep; isByAddress: boolean }> {
  const [own] = await ctx.db
    .select({ step: imports.step, asked: imports.asked })
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.member, signedIn(ctx).id)))
    .for("update");
  if (!own) throw new NotFoundError();
  return { step: own.step, isByAddress: askedOf(own.asked)?.kind === "address" };
}

/** What was asked for, read as strictly as when it came: another version of the product may have written it. */
export const askedOf = (asked: unknown): ImportArticleInput | null => ImportArticleInput.safeParse(asked).data ?? null;
