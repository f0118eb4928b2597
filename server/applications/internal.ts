import "server-only";
import { desc, eq } from "drizzle-orm";
import { applicationAnswers, applications } from "#db/schema";
import type { OwnApplicationView } from "#server/applications/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { ApplicationFacts } from "#server/policy/applications";

/** What decides about an application. Throws NotFoundError. */
export async function getApplicationFacts(ctx: Ctx, id: string): Promise<ApplicationFacts> {
  const [found] = await ctx.db
    .select({ applicant: applications.member, outcome: applicationAnswers.outcome })
    .from(applications)
    .leftJoin(applicationAnswers, eq(applicationAnswers.application, applications.id))
    .where(eq(applications.id, id));
  if (!found) throw new NotFoundError();
  return { applicant: found.applicant, isOpen: found.outcome === null };
}

/** The newest application of a member, with what became of it; null where there is none. */
export async function findNewestApplication({ db }: Ctx, member: string): Promise<OwnApplicationView | null> {
  const [newest] = await db
    .select({
      id: applications.id,
      statement: applications.statement,
      at: applications.at,
      outcome: applicationAnswers.outcome,
      reason: applicationAnswers.reason,
      answeredAt: applicationAnswers.at,
    })
    .from(applications)
    .leftJoin(applicationAnswers, eq(applicationAnswers.application, applications.id))
    .where(eq(applications.member, member))
    .orderBy(desc(applications.at), desc(applications.id))
    .limit(1);
  return newest ?? null;
}
