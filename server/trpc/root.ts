import "server-only";
import { applicationsRouter } from "#server/applications/router";
import { approachesRouter } from "#server/approaches/router";
import { articlesRouter } from "#server/articles/router";
import { assignmentsRouter } from "#server/assignments/router";
import { checksRouter } from "#server/checks/router";
import { claimsRouter } from "#server/claims/router";
import { correctionsRouter } from "#server/corrections/router";
import { discussionRouter } from "#server/discussion/router";
import { exercisesRouter } from "#server/exercises/router";
import { fairnessRouter } from "#server/fairness/router";
import { importsRouter } from "#server/imports/router";
import { interestsRouter } from "#server/interests/router";
import { lettersRouter } from "#server/letters/router";
import { measuresRouter } from "#server/measures/router";
import { membersRouter } from "#server/members/router";
import { moderationRouter } from "#server/moderation/router";
import { noticesRouter } from "#server/notices/router";
import { reportsRouter } from "#server/reports/router";
import { settingsRouter } from "#server/settings/router";
import { signInRouter } from "#server/signin/router";
import { sourcesRouter } from "#server/sources/router";
import { standpointsRouter } from "#server/standpoints/router";
import { topicsRouter } from "#server/topics/router";
import { router } from "#server/trpc/init";
import { verdictsRouter } from "#server/verdicts/router";
import { votesRouter } from "#server/votes/router";

/** Everything a browser can ask to be done, one room per noun. */
export const appRouter = router({
  articles: articlesRouter,
  imports: importsRouter,
  claims: claimsRouter,
  sources: sourcesRouter,
  votes: votesRouter,
  verdicts: verdictsRouter,
  checks: checksRouter,
  approaches: approachesRouter,
  corrections: correctionsRouter,
  exercises: exercisesRouter,
  fairness: fairnessRouter,
  discussion: discussionRouter,
  members: membersRouter,
  applications: applicationsRouter,
  interests: interestsRouter,
  signin: signInRouter,
  settings: settingsRouter,
  topics: topicsRouter,
  standpoints: standpointsRouter,
  notices: noticesRouter,
  assignments: assignmentsRouter,
  reports: reportsRouter,
  letters: lettersRouter,
  measures: measuresRouter,
  moderation: moderationRouter,
});

export type AppRouter = typeof appRouter;
