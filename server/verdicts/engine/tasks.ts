import { measureItems } from "#server/verdicts/engine/agreement";
import { addErrors, addExplained } from "#server/verdicts/engine/axis";
import type { Task } from "#server/verdicts/engine/crew";
import { collectDivision, leaveOver, placeOnDivision } from "#server/verdicts/engine/second-axis";
import { collect, maximise, placeByOthers, seed } from "#server/verdicts/engine/viewpoints";

/** All work that can be cut into chunks, by the name under which one thread asks another for it. */
export const TASKS: ReadonlyMap<string, Task<never>> = new Map(
  [
    addErrors,
    addExplained,
    collect,
    collectDivision,
    leaveOver,
    maximise,
    measureItems,
    placeByOthers,
    placeOnDivision,
    seed,
  ].map((task) => [task.name, task as Task<never>]),
);
