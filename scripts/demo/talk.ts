import type { Thread } from "#db/vocabulary";
import type { CLAIMS } from "#scripts/demo/claims";
import type { Handle } from "#scripts/demo/people";

/** What members of the example newsroom write to each other. Invented, and about evidence alone where everybody reads it. */
type DemoMessage = {
  claim: keyof typeof CLAIMS;
  thread: Exclude<Thread, "draft">;
  by: Handle;
  on: string;
  text: string;
  /** The number of the source that it is about. */
  source?: number;
  /** The place of the message that it answers, in this list. */
  answers?: number;
};

export const TALK: readonly DemoMessage[] = [
  {
    claim: "only_reason",
    thread: "evidence",
    by: "nino",
    on: "2025-08-10",
    source: 1,
    text: "The letter of notice lists its reasons. Does anybody have the annex that it mentions?",
  },
  {
    claim: "only_reason",
    thread: "evidence",
    by: "hasmik",
    on: "2025-08-11",
    answers: 0,
    text: "The council’s archive has it under the number of the letter. I have asked for a copy; the desk there answers within a week.",
  },
  {
    claim: "only_reason",
    thread: "evidence",
    by: "levon",
    on: "2025-08-13",
    text: "@nino The company’s report for the year before is public too. It may say what the line cost, whatever one makes of that.",
  },
  {
    claim: "denial",
    thread: "evidence",
    by: "leyla",
    on: "2025-08-12",
    source: 1,
    text: "Is this the ministry’s own transcript, or the agency’s translation? The two differ in one word.",
  },
  {
    claim: "denial",
    thread: "after_vote",
    by: "hasmik",
    on: "2025-08-12",
    text: "I gave most weight to the transcript. “Never discussed” is more than S1 can show, so I did not call it true.",
  },
];

/** Who asks whom to look at what. */
export const REQUESTS = [
  { claim: "denial", by: "mod_iris", to: "rustam", on: "2025-08-14", dueOn: "2025-08-22" },
  { claim: "only_reason", by: "levon", to: "anush", on: "2025-08-14", dueOn: null },
] as const satisfies readonly {
  claim: keyof typeof CLAIMS;
  by: Handle;
  to: Handle;
  on: string;
  dueOn: string | null;
}[];
