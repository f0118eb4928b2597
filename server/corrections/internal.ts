import "server-only";
import { desc, eq } from "drizzle-orm";
import { corrections } from "#db/schema";
import type { Ctx } from "#server/core/context";

export const listCorrectionsOf = (ctx: Ctx, check: string) =>
  ctx.db
    .select({
      type: corrections.type,
      text: corrections.text,
      at: corrections.at,
      fromVersion: corrections.fromVersion,
      toVersion: corrections.toVersion,
    })
    .from(corrections)
    .where(eq(corrections.check, check))
    .orderBy(desc(corrections.seq));
