import "server-only";
import { asc, eq } from "drizzle-orm";
import { approaches, approachNotes, members } from "#db/schema";
import type { ApproachNoteView } from "#server/approaches/views";
import { getCheckFacts } from "#server/checks/internal";
import type { Ctx } from "#server/core/context";
import { approachPolicy } from "#server/policy/approaches";
import { authorize } from "#server/policy/decision";

/** What the newsroom noted about its approaches for a check, the first first. Its authors and moderators only. */
export async function listApproachNotes(ctx: Ctx, check: string): Promise<ApproachNoteView[]> {
  authorize(approachPolicy.note(ctx.actor, await getCheckFacts(ctx, check)));
  return ctx.db
    .select({
      id: approachNotes.id,
      approach: approachNotes.approach,
      by: members.handle,
      text: approachNotes.text,
      at: approachNotes.at,
    })
    .from(approachNotes)
    .innerJoin(approaches, eq(approaches.id, approachNotes.approach))
    .innerJoin(members, eq(members.id, approachNotes.by))
    .where(eq(approaches.check, check))
    .orderBy(asc(approachNotes.at), asc(approachNotes.id));
}
