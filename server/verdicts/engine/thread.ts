import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { TASKS } from "#server/verdicts/engine/tasks";
import { type Asked, doChunks, nextRound, type Start } from "#server/verdicts/engine/threads";
import type { Task } from "#server/verdicts/engine/workers";

/** A thread that works for the engine: waits for a round, does its share of the chunks, and waits for the next. */
const { control, port }: Start = workerData;

for (let round = nextRound(control, 0); ; round = nextRound(control, round)) {
  let asked: Asked | undefined;
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) asked = next.message;
  if (asked) doChunks(control, asked, TASKS.get(asked.task) as Task<unknown>, asked.work);
}
