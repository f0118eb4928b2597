import "server-only";
import { draftByModel } from "#server/claims/draft-by-model";
import { suggestClaims } from "#server/claims/suggest-claims";
import { type AskedModel, modelVersion } from "#server/claims/suggestions/ask-model";
import { env } from "#server/env";
import type { Job } from "#server/jobs/job";

/** What is new of an article is looked through for sentences worth checking; then a model is asked, where the site has one. */
export const suggesting: Job = {
  name: "suggesting",
  schedules: [],
  atOnce: 2,
  follows: [
    {
      name: "suggesting",
      actions: ["article.imported", "article.read-anew"],
      begins: "first",
      afterSeconds: 0,
      asked: ({ payload }) => ({ copy: String(payload.copy) }),
    },
  ],
  run: async (ctx, asked) => {
    const copy = { copy: String(asked.copy) };
    await suggestClaims(ctx, copy);
    await draftByModel(ctx, copy, modelOf());
    return null;
  },
};

function modelOf(): AskedModel | null {
  const { AI_BASE_URL, AI_KEY, AI_MODEL } = env();
  if (!AI_BASE_URL) return null;
  return { baseUrl: AI_BASE_URL, key: AI_KEY ?? null, model: AI_MODEL, by: modelVersion(AI_MODEL) };
}
