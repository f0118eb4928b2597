import "server-only";
import { and, desc, eq, notInArray, or, sql } from "drizzle-orm";
import { imports } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { ENDED, IMPORTS_UNFINISHED_MAX } from "#server/imports/rules";
import type { ImportProgressInput } from "#server/imports/schemas";
import type { ImportLineView, ImportView } from "#server/imports/views";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

const LINE = {
  id: imports.id,
  called: imports.called,
  isByAddress: sql<boolean>`coalesce(${imports.asked} ->> 'kind' = 'address', false)`,
  step: imports.step,
  reason: imports.reason,
  params: imports.params,
  article: imports.article,
  copy: imports.copy,
  selection: imports.selection,
};

/** How far an import is. Only the one who asked for it sees it. Throws NotFoundError. */
export async function getImport(ctx: Ctx, input: ImportProgressInput): Promise<ImportView> {
  const { id } = signedIn(ctx);
  authorize(articlePolicy.import(ctx.actor));
  const [own] = await ctx.db
    .select(LINE)
    .from(imports)
    .where(and(eq(imports.id, input.import), eq(imports.member, id)));
  if (!own) throw new NotFoundError();
  return own;
}

/** The imports that a member asked for and that are not finished or failed, the last one first. */
export async function listOpenImports(ctx: Ctx): Promise<ImportLineView[]> {
  const { id } = signedIn(ctx);
  return ctx.db
    .select({ ...LINE, askedAt: imports.askedAt })
    .from(imports)
    .where(
      and(
        eq(imports.member, id),
        or(notInArray(imports.step, [...ENDED]), and(eq(imports.step, "failed"), sql`${imports.asked} is not null`)),
      ),
    )
    .orderBy(desc(imports.askedAt), desc(imports.id))
    .limit(IMPORTS_UNFINISHED_MAX);
}
