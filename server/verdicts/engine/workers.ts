/** A piece of work: does one chunk of what it is given, and writes to nothing that another chunk writes to. */
export type Task<Work> = ((work: Work, chunk: number) => void) & { readonly name: string };

/**
 * Who does the work of a run. Work is cut into chunks that depend on the electorate alone, so that the result is the
 * same however many there are.
 */
export type Workers = {
  /** Does chunks 0 … count − 1 of a task and returns when all are done. */
  run<Work>(task: Task<Work>, work: Work, count: number): void;
};

/** One thread, the one that asks. */
export const ALONE: Workers = {
  run(task, work, count) {
    for (let chunk = 0; chunk < count; chunk++) task(work, chunk);
  },
};

/** Ballots from which a chunk is worth a thread of its own, and the most chunks that a run is cut into. */
const BALLOTS_PER_CHUNK = 2 ** 15;
const MOST_CHUNKS = 8;

/**
 * Cuts reviewers (or items) into ranges of about as many ballots each: range n goes from `bounds[n]` up to `bounds[n +
 * 1]`. `starts` says where each one's ballots start.
 */
export function cut(starts: Int32Array): Int32Array {
  const ends = starts.length - 1;
  const ballots = starts[ends]!;
  const chunks = Math.min(MOST_CHUNKS, Math.max(1, Math.ceil(ballots / BALLOTS_PER_CHUNK)));
  const bounds = new Int32Array(chunks + 1);
  let at = 0;
  for (let chunk = 1; chunk < chunks; chunk++) {
    while (at < ends && starts[at]! < (ballots * chunk) / chunks) at += 1;
    bounds[chunk] = at;
  }
  bounds[chunks] = ends;
  return bounds;
}
