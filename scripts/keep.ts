import { setTimeout as sleep } from "node:timers/promises";

/** Something that runs until it is stopped, or ends by itself. */
export type Runs = { ended: Promise<unknown>; stop: () => Promise<void> };

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 8_000;
/** What ran for this long was well: the pauses begin again. */
const WELL_MS = 60_000;
/** So many ends in a row, each soon after its start, and it is given up. */
export const ENDS_MAX = 10;

export type Kept<Running extends Runs> = {
  /** What runs right now; the last that ran while it is being started again. */
  current: () => Running;
  /** Settles, with one sentence for a person, when it was given up. */
  givenUp: Promise<string>;
  stop: () => Promise<void>;
};

type How<Kind extends Runs> = {
  name: string;
  start: () => Promise<Kind>;
  tell?: (sentence: string) => void;
  pauseMs?: number;
};

/**
 * Keeps something running that was started once: when it ends by itself it is started again, at once the first time and
 * after growing pauses when it goes on ending. It is given up only after ten ends in a row, each within a minute of its
 * start.
 */
export function keep<Kind extends Runs>(
  first: Kind,
  { name, start, tell = console.log, pauseMs = FIRST_PAUSE_MS }: How<Kind>,
): Kept<Kind> {
  let current = first;
  let isStopping = false;
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<string>();

  const keeping = (async () => {
    let ends = 0;
    let startedAt = Date.now();
    let reason = "";
    for (let isRunning = true; !isStopping; ) {
      if (isRunning) {
        await current.ended;
        if (isStopping) return;
        if (Date.now() - startedAt > WELL_MS) ends = 0;
      }
      ends += 1;
      if (ends >= ENDS_MAX) {
        giveUp(
          `The ${name} ended ${ends} times in a row and was given up${reason && `: ${reason}`}; see its lines above.`,
        );
        return;
      }
      const pause = Math.min(LONGEST_PAUSE_MS, ends === 1 ? pauseMs : pauseMs * 2 ** ends);
      tell(`The ${name} ended by itself; it is started again in ${(pause / 1000).toFixed(1)} s.`);
      await sleep(pause, undefined, { ref: false });
      if (isStopping) return;
      startedAt = Date.now();
      try {
        current = await start();
        isRunning = true;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
        tell(`The ${name} could not be started: ${reason}`);
        isRunning = false;
      }
    }
  })();

  return {
    current: () => current,
    givenUp,
    stop: async () => {
      isStopping = true;
      await current.stop();
      await Promise.race([keeping, sleep(LONGEST_PAUSE_MS + 1_000, undefined, { ref: false })]);
      await current.stop();
    },
  };
}
