import "server-only";
import { eq } from "drizzle-orm";
import { claims, measures, members, messages, sessions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { MeasureInput } from "#server/measures/schemas";
import { getRole } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

const DAY_MS = 86_400_000;

/**
 * Writes down a measure, which acts at the next request of every session of its member; a ban ends them. A step of commands, which
 * record it. Throws ForbiddenError, and NotFoundError.
 */
export async function writeMeasure(tx: Ctx, input: MeasureInput): Promise<string> {
  const { kind, subject, rule, publicNote, words, days, perDay } = input;
  const { id: by, role: byRole } = signedIn(tx);
  const about = await subjectOf(tx, kind, subject);
  const memberRole = about.member ? await getRole(tx, about.member) : null;
  authorize(measurePolicy.take(tx.actor, { kind, member: about.member, memberRole }));
  const until =
    days !== null && (kind === "suspend" || kind === "limit") ? new Date(tx.now.getTime() + days * DAY_MS) : null;
  const [taken] = await tx.db
    .insert(measures)
    .values({
      kind,
      ...about,
      rule,
      publicNote,
      words,
      perDay: kind === "limit" ? perDay : null,
      until,
      by,
      byRole,
      at: tx.now,
    })
    .returning({ id: measures.id });
  if (!taken) throw new Error("The measure was not written.");
  if (kind === "ban" && about.member) await tx.db.delete(sessions).where(eq(sessions.userId, about.member));
  return taken.id;
}

async function subjectOf(tx: Ctx, kind: MeasureInput["kind"], subject: string) {
  if (kind === "hide") {
    const [found] = await tx.db.select({ member: messages.by }).from(messages).where(eq(messages.id, subject));
    if (!found) throw new NotFoundError();
    return { member: found.member, message: subject, claim: null };
  }
  if (kind === "lock") {
    const [found] = await tx.db.select({ id: claims.id }).from(claims).where(eq(claims.id, subject));
    if (!found) throw new NotFoundError();
    return { member: null, message: null, claim: subject };
  }
  const [found] = await tx.db.select({ id: members.id }).from(members).where(eq(members.id, subject));
  if (!found) throw new NotFoundError();
  return { member: subject, message: null, claim: null };
}
