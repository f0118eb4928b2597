import "server-only";
import type { OpenDatabase } from "#db/client";

/** The channel on which the database announces each committed event by its id; see the trigger in db/migrations. */
const CHANNEL = "events";

type Follower = {
  /** A new event was committed. Events of the actor's eyes alone are never announced. */
  onEvent: (id: number) => void;
  /** The connection stands, for the first time or again: whatever happened before may have been missed. */
  onConnected: () => void;
};

/** Hears of every announced event for as long as the process lives; a cut connection is made again. */
export async function followEvents({ sql }: OpenDatabase, { onEvent, onConnected }: Follower): Promise<void> {
  await sql.listen(CHANNEL, (id) => onEvent(Number(id)), onConnected);
}
