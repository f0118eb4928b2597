/** One example: places of a sparse vector with their values, and whether it is one of those that are looked for. */
export type Example = { at: Int32Array; value: Float64Array; label: 0 | 1; weight: number };

const ITERATIONS_MAX = 120;
const HISTORY = 8;
const TOLERANCE = 1e-4;

/**
 * Weights of a logistic regression with L2 regularisation: those that minimise ½‖w‖² + C Σ log(1 + exp(−y w·x)), as liblinear does, found
 * by L-BFGS (Nocedal 1980). The last place is that of the bias, which is a feature like any other.
 */
export function trainLogistic(examples: readonly Example[], size: number, C = 1): Float64Array {
  const weights = new Float64Array(size);
  const { loss, gradient } = lossAt(weights, examples, C);
  let [value, slope] = [loss, gradient];
  const first = norm(slope);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < ITERATIONS_MAX && norm(slope) > TOLERANCE * first; round++) {
    const direction = directionOf(slope, steps);
    const along = dot(slope, direction);
    let step = round === 0 ? Math.min(1, 1 / norm(slope)) : 1;
    for (let tries = 0; ; tries++) {
      const next = weights.slice();
      for (let i = 0; i < size; i++) next[i] = (next[i] ?? 0) + step * (direction[i] ?? 0);
      const there = lossAt(next, examples, C);
      if (there.loss <= value + 1e-4 * step * along || tries > 25) {
        const s = new Float64Array(size);
        const y = new Float64Array(size);
        for (let i = 0; i < size; i++) {
          s[i] = (next[i] ?? 0) - (weights[i] ?? 0);
          y[i] = (there.gradient[i] ?? 0) - (slope[i] ?? 0);
        }
        const curvature = dot(s, y);
        if (curvature > 1e-10) steps.push({ s, y, rho: 1 / curvature });
        if (steps.length > HISTORY) steps.shift();
        weights.set(next);
        [value, slope] = [there.loss, there.gradient];
        break;
      }
      step /= 2;
    }
  }
  return weights;
}

function lossAt(weights: Float64Array, examples: readonly Example[], C: number) {
  const gradient = weights.slice();
  let loss = dot(weights, weights) / 2;
  for (const { at, value, label, weight } of examples) {
    let score = 0;
    for (let i = 0; i < at.length; i++) score += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
    const signed = label === 1 ? score : -score;
    loss += C * weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : -signed + Math.log1p(Math.exp(signed)));
    const pull = C * weight * (1 / (1 + Math.exp(-score)) - label);
    for (let i = 0; i < at.length; i++) {
      const place = at[i] ?? 0;
      gradient[place] = (gradient[place] ?? 0) + pull * (value[i] ?? 0);
    }
  }
  return { loss, gradient };
}

function directionOf(
  slope: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const direction = slope.map((one) => -one);
  const shares: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const share = rho * dot(s, direction);
    shares.unshift(share);
    add(direction, y, -share);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  }
  for (const [index, { s, y, rho }] of steps.entries())
    add(direction, s, (shares[index] ?? 0) - rho * dot(y, direction));
  return direction;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + times * (what[i] ?? 0);
}
