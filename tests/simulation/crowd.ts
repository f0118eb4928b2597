import { chanceFrom } from "#tests/simulation/chance";

const SCALE = 5;
const BESIDE = 3;
const NOISE_NOTCHES = 0.7;
const OPTIONS = SCALE + BESIDE;

/**
 * Votes of very many reviewers in arrays, for measuring time: two camps, half of the claims seen alike, half moved by
 * two notches for one camp; activity and fame have long tails. Weights are 1, 0.8 and 0.5.
 */
export function crowd(size: { ballots: number; reviewers: number; claims: number; seed: number }) {
  const { ballots, reviewers, claims } = size;
  const chance = chanceFrom(size.seed);
  const reviewer = new Int32Array(ballots);
  const item = new Int32Array(ballots);
  const option = new Uint8Array(ballots);
  const weight = new Float64Array(ballots);
  const truth = Uint8Array.from({ length: claims }, () => chance.below(OPTIONS));
  const busy = Float64Array.from({ length: reviewers }, () => Math.exp(0.85 * chance.normal()));
  const whole = busy.reduce((sum, one) => sum + one, 0);
  let k = 0;
  let due = 0;
  for (let u = 0; u < reviewers; u++) {
    due += ((busy[u] ?? 0) / whole) * ballots;
    const end = u === reviewers - 1 ? ballots : Math.min(ballots, Math.round(due));
    const lean = (u % 2 === 0 ? 1 : -1) + 0.45 * chance.normal();
    for (; k < end; k++) {
      const j = Math.floor(claims * chance.even() ** 1.5);
      const seen = truth[j] ?? 0;
      const pull = j % 2 === 0 ? 0 : 2 * Math.max(0, j % 4 === 1 ? lean : -lean) * (seen < 2 ? 1 : -1);
      const notch = Math.round(seen + pull + NOISE_NOTCHES * chance.normal());
      reviewer[k] = u;
      item[k] = j;
      option[k] = seen >= SCALE ? seen : Math.min(SCALE - 1, Math.max(0, notch));
      weight[k] = [1, 1, 0.8, 0.5][chance.below(4)] ?? 1;
    }
  }
  return { reviewer, item, option, weight };
}
