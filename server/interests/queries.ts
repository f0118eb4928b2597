import "server-only";
import { type Ctx, signedIn } from "#server/core/context";
import { listInterestsOf } from "#server/interests/internal";
import type { InterestView } from "#server/interests/views";

/** The standing interests of the one who asks, those that hold first. Members only. */
export async function listOwnInterests(ctx: Ctx): Promise<InterestView[]> {
  return listInterestsOf(ctx, signedIn(ctx).id);
}
