import "server-only";
import { log } from "#server/core/log";
import { ACTIONS_TO_JUDGE } from "#server/events/catalogue";
import type { Job } from "#server/jobs/job";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";

/**
 * Verdicts are judged some seconds after votes; every ten minutes, so that what waits to be shown shows in time; and
 * every night from nothing.
 */
export const judging: Job = {
  name: "judging",
  schedules: [
    { key: "often", cron: "*/10 * * * *", asked: { isCold: false } },
    { key: "nightly", cron: "17 3 * * *", asked: { isCold: true } },
  ],
  follows: [{ name: "judging", actions: ACTIONS_TO_JUDGE, begins: "first", afterSeconds: 5, asked: { isCold: false } }],
  run: async (ctx, { isCold }, { workers }) => {
    const startedAt = performance.now();
    const { version, moved } = await judgeVerdicts(ctx, { workers, isCold: isCold === true });
    const milliseconds = Math.round(performance.now() - startedAt);
    if (moved > 0) log.info({ judgement: version, milliseconds, moved }, "Verdicts moved");
    return null;
  },
};
