import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { applicationAnswers, applications, members } from "#db/schema";
import { findNewestApplication } from "#server/applications/internal";
import type { ApplicationLineView, ApplicationView, OwnApplicationView } from "#server/applications/views";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { listInterestsOf } from "#server/interests/internal";
import { applicationPolicy } from "#server/policy/applications";
import { authorize } from "#server/policy/decision";

/** The newest application of the one who asks, with what became of it and why. Members only. */
export const findOwnApplication = (ctx: Ctx): Promise<OwnApplicationView | null> =>
  findNewestApplication(ctx, signedIn(ctx).id);

/** The applications that wait for an answer, the oldest first; a hundred at most. Throws ForbiddenError. */
export async function listOpenApplications(ctx: Ctx): Promise<ApplicationLineView[]> {
  authorize(applicationPolicy.read(ctx.actor));
  return ctx.db
    .select({ id: applications.id, handle: members.handle, at: applications.at })
    .from(applications)
    .innerJoin(members, eq(members.id, applications.member))
    .leftJoin(applicationAnswers, eq(applicationAnswers.application, applications.id))
    .where(and(isNull(applicationAnswers.application), isNull(members.tombstonedAt)))
    .orderBy(asc(applications.at), asc(applications.id))
    .limit(ROWS_PER_PAGE);
}

/** An application with what is known of the applicant. Throws ForbiddenError and NotFoundError. */
export async function getApplication(ctx: Ctx, id: string): Promise<ApplicationView> {
  authorize(applicationPolicy.read(ctx.actor));
  const [found] = await ctx.db
    .select({
      id: applications.id,
      member: members.id,
      handle: members.handle,
      statement: applications.statement,
      at: applications.at,
      joinedAt: members.joinedAt,
      languages: members.languages,
      outcome: applicationAnswers.outcome,
    })
    .from(applications)
    .innerJoin(members, eq(members.id, applications.member))
    .leftJoin(applicationAnswers, eq(applicationAnswers.application, applications.id))
    .where(eq(applications.id, id));
  if (!found) throw new NotFoundError();
  const { member, outcome, ...application } = found;
  return { ...application, interests: await listInterestsOf(ctx, member), isOpen: outcome === null };
}
