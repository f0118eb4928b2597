import { openDatabase } from "#db/client";
import { DatabaseError } from "#db/reach-database";
import { openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { EnvError } from "#server/env";
import { auditEvents, type Broken, type KnownSeal } from "#server/events/audit-events";

const WHAT: Record<Broken["problem"], string> = {
  changed: "was changed after it was sealed, or its seal was",
  gone: "is gone",
  seal_gone: "follows a seal that is gone",
  slipped_in: "has no seal although those around it have: it was slipped in later, or its seal is gone",
};
const ASKED = /^(\d+):([0-9a-f]{64})$/i;

/**
 * `npm run audit` goes through the chain of events and names the first broken row. `npm run audit -- 1234:HASH` also says whether
 * the chain holds a seal that was written down earlier.
 */
try {
  const [asked] = process.argv.slice(2);
  const known = knownFrom(asked);
  const product = await openProductDatabase(prepareEnvironment());
  const { db, close } = openDatabase(product.url, { connections: 1 });
  try {
    const { sealed, head, waiting, broken, holdsKnown } = await auditEvents(db, known);
    if (broken) console.log(`BROKEN: event ${broken.event} (seal ${broken.seq}) ${WHAT[broken.problem]}.`);
    else {
      console.log(`${sealed} events are sealed and none was changed; ${waiting} wait for the job.`);
      console.log(`Write this down elsewhere, and ask about it later: npm run audit -- ${sealed}:${head}`);
    }
    if (known && !broken) {
      console.log(
        holdsKnown
          ? `The chain holds seal ${known.seq} as you wrote it down.`
          : `BROKEN: seal ${known.seq} is another one than you wrote down: the chain was made anew.`,
      );
    }
    if (broken || holdsKnown === false) process.exitCode = 1;
  } finally {
    await close();
    await product.stop();
  }
} catch (error) {
  if (!(error instanceof EnvError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function knownFrom(asked: string | undefined): KnownSeal | null {
  if (asked === undefined) return null;
  const [, seq, seal] = ASKED.exec(asked) ?? [];
  if (!seq || !seal)
    throw new EnvError(["Say `npm run audit`, or `npm run audit -- 1234:HASH` with 64 hexadecimal digits."]);
  return { seq: Number(seq), seal };
}
