import "server-only";
import { findPassagesAgain } from "#server/articles/find-passages-again";
import type { Job } from "#server/jobs/job";

/** When an article was read anew and says something else, its passages are looked for in what it says now. */
export const anchoring: Job = {
  name: "anchoring",
  schedules: [],
  follows: [
    {
      name: "anchoring",
      actions: ["article.read-anew"],
      begins: "first",
      afterSeconds: 0,
      asked: ({ payload }) => ({ copy: String(payload.copy) }),
    },
  ],
  run: async (ctx, { copy }) => {
    await findPassagesAgain(ctx, { copy: String(copy) });
    return null;
  },
};
