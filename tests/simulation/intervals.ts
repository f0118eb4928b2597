/** Halvings after which a bound is exact to more digits than are printed. */
const HALVINGS = 40;
const TAIL = 0.025;

/**
 * The exact 95% interval (Clopper and Pearson 1934) of a share of which `hits` in `n` were seen; both ends in [0, 1].
 */
export function interval(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const low = hits === 0 ? 0 : bisect((p) => 1 - atMost(hits - 1, n, p) < TAIL);
  const high = hits === n ? 1 : bisect((p) => atMost(hits, n, p) > TAIL);
  return [low, high];
}

/** The largest p for which the condition, true at 0 and false at 1, still holds. */
function bisect(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The chance of at most k hits in n, each with chance p. */
function atMost(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let log = n * Math.log1p(-p);
  let sum = 0;
  for (let hits = 0; hits <= k; hits++) {
    sum += Math.exp(log);
    log += Math.log((n - hits) / (hits + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return Math.min(1, sum);
}
