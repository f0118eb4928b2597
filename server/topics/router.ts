import "server-only";
import { addTopic } from "#server/topics/add-topic";
import { adoptPositions } from "#server/topics/adopt-positions";
import { askIfFair } from "#server/topics/ask-if-fair";
import { changeTopic } from "#server/topics/change-topic";
import { mergeTopics } from "#server/topics/merge-topics";
import { sayIfFair } from "#server/topics/say-if-fair";
import {
  AddTopicInput,
  AdoptPositionsInput,
  AskIfFairInput,
  ChangeTopicInput,
  MergeTopicsInput,
  SayIfFairInput,
  StopPositionsInput,
  WritePositionsInput,
} from "#server/topics/schemas";
import { stopPositions } from "#server/topics/stop-positions";
import { writePositions } from "#server/topics/write-positions";
import { command, router } from "#server/trpc/init";

export const topicsRouter = router({
  add: command.input(AddTopicInput).mutation(({ ctx, input }) => addTopic(ctx, input)),
  change: command.input(ChangeTopicInput).mutation(({ ctx, input }) => changeTopic(ctx, input)),
  merge: command.input(MergeTopicsInput).mutation(({ ctx, input }) => mergeTopics(ctx, input)),
  writePositions: command.input(WritePositionsInput).mutation(({ ctx, input }) => writePositions(ctx, input)),
  askIfFair: command.input(AskIfFairInput).mutation(({ ctx, input }) => askIfFair(ctx, input)),
  sayIfFair: command.input(SayIfFairInput).mutation(({ ctx, input }) => sayIfFair(ctx, input)),
  adoptPositions: command.input(AdoptPositionsInput).mutation(({ ctx, input }) => adoptPositions(ctx, input)),
  stopPositions: command.input(StopPositionsInput).mutation(({ ctx, input }) => stopPositions(ctx, input)),
});
