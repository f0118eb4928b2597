import type { Ctx } from "#server/core/context";
import type { EventReader, RecordedEvent } from "#server/events/read-events";
import type { Workers } from "#server/verdicts/engine/workers";

/** What a job may be asked for: data that the queue keeps as JSON. */
export type Asked = Record<string, string | number | boolean>;

/** What jobs work with besides the database. */
export type Means = { workers?: Workers };

/**
 * Something that the product does by itself. Of a job one run at a time goes on and one waits, across all processes;
 * what is asked for beyond that is the same run.
 */
export type Job = {
  name: string;
  /** When it is done without being asked for, as cron says it, in UTC. */
  schedules: readonly { key: string; cron: string; asked: Asked }[];
  run: (ctx: Ctx, asked: Asked, means: Means) => Promise<AskedAgain | null>;
  /** How many runs that are asked for different things go on at once in a process: one, where nothing is said. */
  atOnce?: number;
  /** How often it is looked for; every two seconds, where nothing is said. */
  lookSeconds?: number;
  /** The events after which it is done, and how long after the first of them, in seconds, so that many make one run. */
  follows?: readonly Follows[];
};

/** The same is asked for again, later. */
type AskedAgain = { againAfterSeconds: number };

/** `name` is under which the database remembers how far it has come. */
export type Follows = Pick<EventReader, "name" | "actions" | "begins"> & {
  afterSeconds: number;
  /** What is asked for: the same after many events, or something else after each. */
  asked: Asked | ((event: RecordedEvent) => Asked);
};
