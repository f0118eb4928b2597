import { measureItems } from "#server/verdicts/engine/agreement";
import { addErrors, addExplained } from "#server/verdicts/engine/axis";
import { collectLenient, placeLenientByOthers } from "#server/verdicts/engine/leniency";
import { placeByOthers } from "#server/verdicts/engine/place-reviewers";
import { collectDivision, leaveOver, placeOnDivision } from "#server/verdicts/engine/second-axis";
import { collect, maximise, seed } from "#server/verdicts/engine/viewpoints";
import type { Task } from "#server/verdicts/engine/workers";

/** All work that can be cut into chunks, by the name under which one thread asks another for it. */
export const TASKS: ReadonlyMap<string, Task<never>> = new Map(
  [
    addErrors,
    addExplained,
    collect,
    collectDivision,
    collectLenient,
    leaveOver,
    maximise,
    measureItems,
    placeByOthers,
    placeLenientByOthers,
    placeOnDivision,
    seed,
  ].map((task) => [task.name, task as Task<never>]),
);
