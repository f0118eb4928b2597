import { DomainError } from "#server/core/errors";
import { TASKS, type TaskName } from "#server/hostile-work/tasks";
import type { WorkedOn } from "#server/hostile-work/work-on";

/** What a worker thread runs; see work-on.ts. A refusal goes back as data: what an error is would be lost on the way. */
export default async function work({ name, input }: { name: TaskName; input: never }): Promise<WorkedOn<unknown>> {
  try {
    return { result: await TASKS[name](input) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refused: { reason: error.reason, params: error.params } };
  }
}
