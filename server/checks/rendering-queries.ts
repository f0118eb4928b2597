import "server-only";
import { and, eq } from "drizzle-orm";
import { renderings } from "#db/schema";
import type { RenderedBodyView } from "#server/checks/views";
import { RENDERER } from "#server/checks/wording/renderer";
import type { Ctx } from "#server/core/context";
import { DomainError } from "#server/core/errors";
import { workOn } from "#server/hostile-work/work-on";

type Version = { check: string; version: number; body: string };

/**
 * The text of a version as readers see it, as it was rendered when it was saved. One that was saved by an older renderer
 * is rendered anew each time; where that takes too long its paragraphs stand as they were typed. Not a query for screens:
 * it does not ask who reads.
 */
export async function getRenderedBody(ctx: Ctx, { check, version, body }: Version): Promise<RenderedBodyView> {
  if (body === "") return { tree: { type: "root", children: [] }, citations: [] };
  const [kept] = await ctx.db
    .select({ tree: renderings.tree, citations: renderings.citations })
    .from(renderings)
    .where(and(eq(renderings.check, check), eq(renderings.version, version), eq(renderings.renderer, RENDERER)));
  if (kept) return kept;
  try {
    const { tree, citations } = await workOn("renderBody", { markdown: body });
    return { tree, citations };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return asTyped(body);
  }
}

const asTyped = (body: string): RenderedBodyView => ({
  tree: {
    type: "root",
    children: body.split(/\n{2,}/).map((value) => ({
      type: "element",
      tagName: "p",
      properties: {},
      children: [{ type: "text", value }],
    })),
  },
  citations: [],
});
