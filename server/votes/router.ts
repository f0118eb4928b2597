import "server-only";
import { command, router } from "#server/trpc/init";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { keepVote } from "#server/votes/keep-vote";
import { reopenVotes } from "#server/votes/reopen-votes";
import {
  CastVoteInput,
  DeclareInterestInput,
  KeepVoteInput,
  ReopenVotesInput,
  WithdrawVoteInput,
} from "#server/votes/schemas";
import { withdrawVote } from "#server/votes/withdraw-vote";

export const votesRouter = router({
  cast: command.input(CastVoteInput).mutation(({ ctx, input }) => castVote(ctx, input)),
  withdraw: command.input(WithdrawVoteInput).mutation(({ ctx, input }) => withdrawVote(ctx, input)),
  declareInterest: command.input(DeclareInterestInput).mutation(({ ctx, input }) => declareInterest(ctx, input)),
  keep: command.input(KeepVoteInput).mutation(({ ctx, input }) => keepVote(ctx, input)),
  reopen: command.input(ReopenVotesInput).mutation(({ ctx, input }) => reopenVotes(ctx, input)),
});
