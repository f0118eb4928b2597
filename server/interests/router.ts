import "server-only";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { endStandingInterest } from "#server/interests/end-standing-interest";
import { DeclareStandingInterestInput, EndStandingInterestInput } from "#server/interests/schemas";
import { command, router } from "#server/trpc/init";

export const interestsRouter = router({
  declare: command
    .input(DeclareStandingInterestInput)
    .mutation(({ ctx, input }) => declareStandingInterest(ctx, input)),
  end: command.input(EndStandingInterestInput).mutation(({ ctx, input }) => endStandingInterest(ctx, input)),
});
