import { join } from "node:path";
import { Worker } from "node:worker_threads";

const EVERY_MS = 40;

type Visit = { at: number; ms: number; status: number };

/** How long someone else waited for a page meanwhile, in milliseconds, and how often there was no page. */
export type Waiting = { visits: number; median: number; longest: number; failed: number };

type Visitor = {
  /** What was waited for since the last time that this was asked. */
  waited: () => Waiting;
  stop: () => Promise<unknown>;
};

/** Someone else, from another address, who reads a page of the site twenty-five times a second. */
export function aVisitor(url: string): Visitor {
  let visits: Visit[] = [];
  const thread = new Worker(join(import.meta.dirname, "visitor-thread.ts"), {
    workerData: { url: url.replace("localhost", "127.0.0.1"), everyMs: EVERY_MS },
  });
  thread.on("message", (visit: Visit) => visits.push(visit));
  return {
    waited: () => {
      const times = visits.map(({ ms }) => ms).sort((a, b) => a - b);
      const failed = visits.filter(({ status }) => status !== 200).length;
      visits = [];
      const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
      return { visits: times.length, median: at(0.5), longest: at(1), failed };
    },
    stop: () => thread.terminate(),
  };
}
