import "server-only";
import type { EventReader } from "#server/events/read-events";
import { NOTICED_ACTIONS, writeNotices } from "#server/notices/write-notices";

/** Members are told of what happened within some seconds, by the events alone. */
export const noticing: EventReader = {
  name: "noticing",
  actions: NOTICED_ACTIONS,
  begins: "first",
  read: (found, tx, now) => writeNotices(tx, found, now),
};
