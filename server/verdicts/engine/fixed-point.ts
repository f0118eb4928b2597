import { float64 } from "#server/verdicts/engine/memory";

/** How a search for a fixed point went: how often the map was applied, and whether it came to rest. */
export type Search = { maps: number; atRest: boolean };

/**
 * Finds what the map leaves as it is, starting from `point` and writing the answer into it. Steps are lengthened by how
 * they shrink (SQUAREM; Varadhan & Roland 2008, scheme S3); a lengthened step that the next map would move by more than
 * twice the last change is not taken. §2.3, "Acceleration".
 */
export function findFixedPoint(
  point: Float64Array,
  map: (from: Float64Array, to: Float64Array) => void,
  { tol, maxIter }: { tol: number; maxIter: number },
): Search {
  const first = float64(point.length);
  const second = float64(point.length);
  const far = float64(point.length);
  let maps = 0;
  while (maps < maxIter) {
    map(point, first);
    maps += 1;
    const change = largestChange(first, point);
    if (change < tol) {
      point.set(first);
      return { maps, atRest: true };
    }
    map(first, second);
    maps += 1;
    let length1 = 0;
    let length2 = 0;
    for (let n = 0; n < point.length; n++) {
      const d1 = first[n]! - point[n]!;
      const d2 = second[n]! - first[n]! - d1;
      length1 += d1 * d1;
      length2 += d2 * d2;
    }
    if (Math.sqrt(length2) < 1e-14) {
      point.set(second);
      continue;
    }
    const stride = Math.max(1, Math.sqrt(length1 / length2));
    for (let n = 0; n < point.length; n++) {
      const d1 = first[n]! - point[n]!;
      const d2 = second[n]! - first[n]! - d1;
      far[n] = point[n]! + 2 * stride * d1 + stride * stride * d2;
    }
    map(far, first);
    maps += 1;
    point.set(largestChange(first, far) <= 2 * change ? first : second);
  }
  return { maps, atRest: false };
}

function largestChange(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  for (let n = 0; n < a.length; n++) {
    const change = Math.abs(a[n]! - b[n]!);
    if (change > largest) largest = change;
  }
  return largest;
}
