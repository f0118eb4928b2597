import { z } from "zod";
import { Id } from "#server/core/schemas";

/** One of one's own sessions, or all but the one that asks. */
export const EndSessionsInput = z.object({ session: Id.nullable() });
export type EndSessionsInput = z.infer<typeof EndSessionsInput>;
