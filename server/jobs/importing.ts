import "server-only";
import { guardedFetch } from "#server/articles/fetching/guarded-fetch";
import { runImport } from "#server/imports/run-import";
import type { Job } from "#server/jobs/job";

/** Articles are imported as soon as somebody asked for them, some at a time. */
export const importing: Job = {
  name: "importing",
  schedules: [],
  atOnce: 3,
  lookSeconds: 0.5,
  follows: [
    {
      name: "importing",
      actions: ["import.asked"],
      begins: "first",
      afterSeconds: 0,
      // Asked for again by hand it is another run: the one that waits for its time would stand for it.
      asked: ({ subject, id }) => ({ import: subject, event: id }),
    },
  ],
  run: async (ctx, asked) => {
    const seconds = await runImport(ctx, String(asked.import), guardedFetch);
    return seconds === null ? null : { againAfterSeconds: seconds };
  },
};
