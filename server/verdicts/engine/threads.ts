import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { log } from "#server/core/log";
import type { Task, Workers } from "#server/verdicts/engine/workers";

/** Places of the shared numbers by which threads agree on who does which chunk. */
const ROUND = 0;
const TICKET = 1;
const DONE = 2;
const FAILED = 3;
const CONTROLS = 4;
/** A ticket is the round times this, plus the next chunk: a thread that comes late takes nothing of another round. */
const TICKETS = 256;

/** What a thread is started with, and what it is asked in a round. */
export type Start = { control: Int32Array; port: MessagePort };
export type Asked = { round: number; task: string; work: unknown; count: number };

/** Workers that are threads, and how to let them go. */
export type Threads = Workers & { dismiss(): Promise<void> };

/**
 * Starts threads that do chunks beside the one that asks, which waits for them: a run stays one call. What tasks work on
 * must lie in shared memory (`memory.ts`). A thread that has not started yet is not waited for.
 *
 * @param threads how many work in all, the asking one included
 */
export function startThreads(threads: number): Threads {
  const control = new Int32Array(new SharedArrayBuffer(CONTROLS * Int32Array.BYTES_PER_ELEMENT));
  const members = Array.from({ length: Math.max(0, threads - 1) }, () => {
    const { port1, port2 } = new MessageChannel();
    const start: Start = { control, port: port2 };
    const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: start, transferList: [port2] });
    worker.unref();
    port1.unref();
    return { worker, port: port1 };
  });
  let round = 0;
  return {
    run(task, work, count) {
      round += 1;
      Atomics.store(control, DONE, 0);
      Atomics.store(control, TICKET, round * TICKETS);
      if (count > 1) for (const { port } of members) port.postMessage({ round, task: task.name, work, count });
      Atomics.store(control, ROUND, round);
      Atomics.notify(control, ROUND);
      doChunks(control, { round, count }, task, work);
      for (let done = 0; done < count; done = Atomics.load(control, DONE)) Atomics.wait(control, DONE, done);
      if (Atomics.load(control, FAILED) > 0) throw new Error(`A thread failed at “${task.name}”: its error is above.`);
    },
    async dismiss() {
      await Promise.all(members.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Waits until there is another round than the one given, and says which. */
export function nextRound(control: Int32Array, round: number): number {
  Atomics.wait(control, ROUND, round);
  return Atomics.load(control, ROUND);
}

/** Takes chunks of a round until none is left. */
export function doChunks<Work>(
  control: Int32Array,
  { round, count }: Pick<Asked, "round" | "count">,
  task: Task<Work>,
  work: Work,
): void {
  for (let ticket = Atomics.load(control, TICKET); ; ticket = Atomics.load(control, TICKET)) {
    const chunk = ticket - round * TICKETS;
    if (chunk < 0 || chunk >= count) return;
    if (Atomics.compareExchange(control, TICKET, ticket, ticket + 1) !== ticket) continue;
    try {
      task(work, chunk);
    } catch (error) {
      log.error({ err: error }, "A part of a judgement failed");
      Atomics.add(control, FAILED, 1);
    }
    Atomics.add(control, DONE, 1);
    Atomics.notify(control, DONE);
  }
}
