import "server-only";
import { join } from "node:path";
import { Piscina } from "piscina";
import { InvalidError, type Reason, type ReasonParams, UnavailableError } from "#server/core/errors";
import type { TaskName, Tasks } from "#server/hostile-work/tasks";

const THREADS_MAX = 2;
const WAITING_MAX = 40;
const THREAD_MEMORY_MEGABYTES = 320;
const IDLE_MS = 60_000;
const NICE = 10;

/** How long each may take, its waiting included, and what is said when it took longer or more memory than there is. */
const LIMITS = {
  readBytes: { seconds: 12, refusal: "document_hostile" },
  readPicture: { seconds: 60, refusal: "picture_slow" },
  findQuotation: { seconds: 8, refusal: "document_hostile" },
  findAllAgain: { seconds: 20, refusal: "document_hostile" },
  suggestSentences: { seconds: 12, refusal: "document_hostile" },
  sentenceDifference: { seconds: 6, refusal: "document_hostile" },
  renderBody: { seconds: 4, refusal: "check_body_hostile" },
  compareVersions: { seconds: 6, refusal: "check_body_hostile" },
} as const satisfies Record<TaskName, { seconds: number; refusal: Reason }>;

type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type Result<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

/** What a thread answers. */
export type WorkedOn<Answer> = { result: Answer } | { refused: { reason: Reason; params: ReasonParams } };

// Kept on globalThis because the bundles of one server process would otherwise each start threads.
const shared = globalThis as typeof globalThis & { countersignThreads?: Piscina };

function threads(): Piscina {
  shared.countersignThreads ??= new Piscina({
    filename: join(process.cwd(), "server/hostile-work/thread.ts"),
    minThreads: 0,
    maxThreads: THREADS_MAX,
    maxQueue: WAITING_MAX,
    idleTimeout: IDLE_MS,
    // What answers requests goes first.
    niceIncrement: process.platform === "linux" ? NICE : 0,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MEGABYTES },
  });
  return shared.countersignThreads;
}

/**
 * Does work on something that came from outside, away from the process that answers requests, with a deadline and a
 * limit of memory. Throws InvalidError when the thing asks for more than that, or is refused there, and UnavailableError when more is
 * waiting than can be worked on.
 */
export async function workOn<Name extends TaskName>(name: Name, input: Input<Name>): Promise<Result<Name>> {
  const { seconds, refusal } = LIMITS[name];
  const pool = threads();
  const signal = AbortSignal.timeout(seconds * 1_000);
  if (pool.queueSize >= WAITING_MAX) throw new UnavailableError("busy");
  let answer: WorkedOn<Result<Name>>;
  try {
    answer = await pool.run({ name, input }, { signal });
  } catch (error) {
    // What throws where nobody catches it ends the thread alone.
    if (name === "readPicture" && !signal.aborted) throw new InvalidError("picture_unreadable");
    const isTooMuch = signal.aborted || error instanceof RangeError || isOutOfMemory(error);
    if (isTooMuch) throw new InvalidError(refusal);
    throw error;
  }
  if ("refused" in answer) throw new InvalidError(answer.refused.reason, answer.refused.params);
  return answer.result;
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
