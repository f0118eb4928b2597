import "server-only";
import { command, router } from "#server/trpc/init";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { CastVoteInput, DeclareInterestInput, WithdrawVoteInput } from "#server/votes/schemas";
import { withdrawVote } from "#server/votes/withdraw-vote";

export const votesRouter = router({
  cast: command.input(CastVoteInput).mutation(({ ctx, input }) => castVote(ctx, input)),
  withdraw: command.input(WithdrawVoteInput).mutation(({ ctx, input }) => withdrawVote(ctx, input)),
  declareInterest: command.input(DeclareInterestInput).mutation(({ ctx, input }) => declareInterest(ctx, input)),
});
