import "server-only";
import { getUpload } from "#server/articles/internal";
import type { DraftTranscriptionInput } from "#server/articles/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { takeAllowance } from "#server/limits/take-allowance";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

/**
 * A machine reads a picture that a reviewer uploaded, as a draft of what they type of it. Nothing of it is kept until they import it. Throws
 * NotFoundError for another member's file, and RateLimitedError when they brought in more than one may in an hour.
 */
export async function draftTranscription(
  ctx: Ctx,
  { upload, language }: DraftTranscriptionInput,
): Promise<{ text: string }> {
  const member = signedIn(ctx);
  authorize(articlePolicy.import(ctx.actor));
  const { bytes } = await getUpload(ctx, upload);
  await takeAllowance(ctx, "fetch");
  const text = await workOn("readPicture", { bytes, language });
  await inTransaction(ctx, (tx) => recordEvent(tx, "article.picture-read", member.id));
  return { text };
}
