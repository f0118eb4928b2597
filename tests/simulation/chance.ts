/** A source of chance that gives the same numbers for the same seed on every machine. */
export type Chance = {
  /** Evenly in [0, 1). */
  even(): number;
  /** Normally, with mean 0 and variance 1. */
  normal(): number;
  /** Evenly among 0 … end − 1. */
  below(end: number): number;
};

const GOLDEN = 0x9e3779b9;
const WARM_UP = 12;

/** Starts a source of chance (the generator sfc32 by C. Doty-Humphrey, normals by Box and Muller). */
export function chanceFrom(seed: number): Chance {
  let a = seed | 0;
  let b = GOLDEN | 0;
  let c = 0x243f6a88 | 0;
  let d = 1;
  const even = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let n = 0; n < WARM_UP; n++) even();
  return {
    even,
    normal: () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even()),
    below: (end) => Math.floor(even() * end),
  };
}
