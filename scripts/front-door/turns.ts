/** Requests of one address that are worked on at once (as many as a browser sends), and those that may wait beyond that. */
export const AT_WORK_MAX = 6;
export const WAITING_MAX = 240;

type Work = () => Promise<unknown>;
type Line = { atWork: number; waiting: Work[] };

/**
 * Gives addresses their turns, one request of each after the other: somebody who asks for four hundred pages at once
 * waits for them behind everybody else. One request begins at a time, and what came in meanwhile is looked at before the
 * next begins, since the work of a request is done on the one thread on which all of them come in.
 */
export function turns(): { take: (address: string, work: Work) => boolean } {
  const lines = new Map<string, Line>();
  let isPumping = false;

  const pump = () => {
    for (const [address, line] of lines) {
      if (line.atWork >= AT_WORK_MAX || line.waiting.length === 0) continue;
      // Whoever had their turn goes to the end.
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
      if (line.waiting.length >= WAITING_MAX) return false;
      line.waiting.push(work);
      lines.set(address, line);
      wake();
      return true;
    },
  };
}
