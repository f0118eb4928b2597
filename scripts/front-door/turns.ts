/** Requests of one address that are worked on at once (as many as a browser sends), and those taken in all. */
export const AT_WORK_MAX = 6;
export const TAKEN_MAX = 240;

/** Connections that are let in, one for each look of the process, before the next request begins all the same. */
const ARRIVALS_MAX = 500;

type Work = () => Promise<unknown>;
type Line = { atWork: number; waiting: Work[] };

/**
 * Gives addresses their turns, one request of each after the other: someone who asks for four hundred pages at once
 * waits for them behind everyone else. One request begins at a time, and what came in meanwhile is looked at before the
 * next begins, since the work of a request is done on the one thread on which all of them come in. `arrivals` counts
 * the connections so far: only one is let in between two pieces of work, so as long as they come nothing begins, or
 * anyone who stood behind four hundred of them would wait for four hundred pages.
 */
export function turns(arrivals: () => number = () => 0): { take: (address: string, work: Work) => boolean } {
  const lines = new Map<string, Line>();
  let isPumping = false;
  let arrivedBefore = 0;
  let letIn = 0;

  const pump = () => {
    if (arrivals() !== arrivedBefore && letIn < ARRIVALS_MAX) {
      arrivedBefore = arrivals();
      letIn += 1;
      setImmediate(pump);
      return;
    }
    letIn = 0;
    for (const [address, line] of lines) {
      if (line.atWork >= AT_WORK_MAX || line.waiting.length === 0) continue;
      // Anyone who had their turn goes to the end.
      lines.delete(address);
      lines.set(address, line);
      begin(address, line);
      setImmediate(pump);
      return;
    }
    isPumping = false;
  };

  const begin = (address: string, line: Line) => {
    const work = line.waiting.shift();
    if (!work) return;
    line.atWork += 1;
    work().finally(() => {
      line.atWork -= 1;
      if (line.atWork === 0 && line.waiting.length === 0) lines.delete(address);
      else wake();
    });
  };

  const wake = () => {
    if (isPumping) return;
    isPumping = true;
    setImmediate(pump);
  };

  return {
    take: (address, work) => {
      const line = lines.get(address) ?? { atWork: 0, waiting: [] };
      if (line.atWork + line.waiting.length >= TAKEN_MAX) return false;
      line.waiting.push(work);
      lines.set(address, line);
      wake();
      return true;
    },
  };
}
