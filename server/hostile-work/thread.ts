import { TASKS, type TaskName } from "#server/hostile-work/tasks";

/** What a worker thread runs; see work-on.ts. */
export default function work({ name, input }: { name: TaskName; input: never }): unknown {
  return TASKS[name](input);
}
