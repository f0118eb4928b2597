import "server-only";
import { endSessions } from "#server/signin/end-sessions";
import { EndSessionsInput } from "#server/signin/schemas";
import { command, router } from "#server/trpc/init";

export const signInRouter = router({
  endSessions: command.input(EndSessionsInput).mutation(({ ctx, input }) => endSessions(ctx, input)),
});
