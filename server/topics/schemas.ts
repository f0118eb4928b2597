import { z } from "zod";
import { because, Id, line, text, wholeNumber } from "#server/core/schemas";

const TOPIC_MIN_CHARACTERS = 2;
export const TOPIC_MAX_CHARACTERS = 40;
export const TOPIC_DESCRIPTION_MAX_CHARACTERS = 300;
const POSITION_MIN_CHARACTERS = 10;
export const POSITION_MAX_CHARACTERS = 160;
export const POSITION_NOTE_MAX_CHARACTERS = 500;
/** Members who are asked at once whether positions are fair. */
export const ASKED_AT_ONCE_MAX = 60;

/** What a topic is called: a few words with a letter or a digit. */
export const TopicLabel = line(TOPIC_MIN_CHARACTERS, TOPIC_MAX_CHARACTERS).refine(
  (label) => /[\p{L}\p{N}]/u.test(label),
  because("topic_form"),
);
/** The part of an address that stands for a topic. */
export const TopicSlug = z.string().min(1, because("required")).max(TOPIC_MAX_CHARACTERS, because("topic_form"));

const description = text(0, TOPIC_DESCRIPTION_MAX_CHARACTERS);

export const AddTopicInput = z.object({ label: TopicLabel, description });
export type AddTopicInput = z.infer<typeof AddTopicInput>;

export const ChangeTopicInput = z.object({ topic: TopicSlug, label: TopicLabel, description });
export type ChangeTopicInput = z.infer<typeof ChangeTopicInput>;

export const MergeTopicsInput = z
  .object({ from: TopicSlug, into: TopicSlug })
  .refine(({ from, into }) => from !== into, { path: ["into"], error: because("topic_itself") });
export type MergeTopicsInput = z.infer<typeof MergeTopicsInput>;

const position = line(POSITION_MIN_CHARACTERS, POSITION_MAX_CHARACTERS);

export const WritePositionsInput = z.object({
  topic: TopicSlug,
  a: position,
  b: position,
  /** The version that the writer saw; 0 when there was none. */
  replaces: wholeNumber(0, "required"),
});
export type WritePositionsInput = z.infer<typeof WritePositionsInput>;

const version = wholeNumber(1, "required");

export const AskIfFairInput = z.object({
  topic: TopicSlug,
  version,
  members: z.array(Id).min(1, because("members_none")).max(ASKED_AT_ONCE_MAX, because("members_many")),
});
export type AskIfFairInput = z.infer<typeof AskIfFairInput>;

export const SayIfFairInput = z.object({
  topic: TopicSlug,
  version,
  isFair: z.boolean(because("required")),
  note: text(0, POSITION_NOTE_MAX_CHARACTERS),
});
export type SayIfFairInput = z.infer<typeof SayIfFairInput>;

export const AdoptPositionsInput = z.object({ topic: TopicSlug, version });
export type AdoptPositionsInput = z.infer<typeof AdoptPositionsInput>;

export const StopPositionsInput = z.object({ topic: TopicSlug });
export type StopPositionsInput = z.infer<typeof StopPositionsInput>;
