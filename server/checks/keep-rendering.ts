import "server-only";
import { renderings } from "#db/schema";
import type { RenderedBodyView } from "#server/checks/views";
import { RENDERER } from "#server/checks/wording/renderer";
import type { Ctx } from "#server/core/context";

/** Keeps the text of a version as readers see it beside what was typed. A step of commands: it records no event. */
export async function keepRendering(
  tx: Ctx,
  { check, version }: { check: string; version: number },
  { tree, citations }: RenderedBodyView,
): Promise<void> {
  await tx.db.insert(renderings).values({ check, version, renderer: RENDERER, tree, citations, renderedAt: tx.now });
}
