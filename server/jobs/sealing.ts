import "server-only";
import type { EventReader } from "#server/events/read-events";
import { sealEvents } from "#server/events/seal-events";

/** Every event is sealed within some seconds, in a chain of hashes that `npm run audit` goes through. */
export const sealing: EventReader = {
  name: "sealing",
  actions: "all",
  begins: "first",
  read: (found, tx, now) => sealEvents(tx, found, now),
};
