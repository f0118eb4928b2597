import type { Decision } from "#server/verdicts/engine/decision";
import { chanceFrom } from "#tests/simulation/chance";
import { isRight } from "#tests/simulation/count-verdicts";
import type { Kind, SimulatedClaim } from "#tests/simulation/electorates";
import { interval } from "#tests/simulation/intervals";
import {
  judgeSmall,
  SMALL_ATTACKS,
  type SmallMakeup,
  type SmallNewsroom,
  smallNewsroom,
  targetOf,
} from "#tests/simulation/small-newsroom";

/** Of n claims: agreed and right, agreed and false, provisional and false. */
type Tally = { n: number; right: number; false: number; provisionalFalse: number };

/** A cell of a table: what is decided without standpoints, and with them. */
type SmallCell = { name: string; before: Tally; after: Tally };

const CLAIMS_IN_CELL = 600;
const WORLDS_IN_CELL = 30;
const FIRST_SEED = 40_000;

const nothing = (): Tally => ({ n: 0, right: 0, false: 0, provisionalFalse: 0 });

function count(tally: Tally, decision: Pick<Decision, "status" | "option"> | undefined, claim: SimulatedClaim): void {
  tally.n += 1;
  if (!decision || decision.option === null) return;
  const right = isRight(claim, decision.option);
  if (decision.status === "consensus") tally[right ? "right" : "false"] += 1;
  if (decision.status === "provisional" && !right) tally.provisionalFalse += 1;
}

function countAll(cell: SmallCell, newsroom: SmallNewsroom, items?: readonly number[]): void {
  const { base, decisions } = judgeSmall(newsroom);
  newsroom.simulation.claims.forEach((claim, item) => {
    if (items && !items.includes(item)) return;
    count(cell.before, base[item], claim);
    count(cell.after, decisions[item], claim);
  });
}

const SIZES = [6, 8, 12, 16, 20, 30, 50];
const CLAIM_NUMBERS = [5, 10, 20, 40];
const CAMPS = [
  ["50/50", 0.5],
  ["70/30", 0.3],
  ["one camp", 0],
] as const;
const TURNOUTS = [0.9, 0.5];

/** The map: reviewers from 6 to 50, claims from 5 to 40, two even camps, 70/30, and one camp among claims of two. */
export function* mapOfSmallNewsrooms(): Generator<SmallCell> {
  for (const turnout of TURNOUTS) {
    for (const [camps, minority] of CAMPS) {
      for (const reviewers of SIZES) {
        for (const claims of CLAIM_NUMBERS) {
          const name = `${camps}, turnout ${100 * turnout}%, ${reviewers}×${claims}`;
          yield measured(name, { reviewers, claims, minority, turnout });
        }
      }
    }
  }
  for (const match of [1, 0.7, 0]) {
    yield measured(`12×10 50/50, positions on the point by ${match}`, {
      reviewers: 12,
      claims: 10,
      minority: 0.5,
      turnout: 0.9,
      match,
    });
  }
}

function measured(name: string, makeup: Omit<SmallMakeup, "seed">): SmallCell {
  const cell = { name, before: nothing(), after: nothing() };
  const worlds = Math.max(WORLDS_IN_CELL, Math.ceil(CLAIMS_IN_CELL / makeup.claims));
  for (let n = 0; n < worlds; n++) countAll(cell, smallNewsroom({ ...makeup, seed: FIRST_SEED + n }));
  return cell;
}

const ATTACKED: Omit<SmallMakeup, "seed">[] = [
  { reviewers: 8, claims: 10, minority: 0.5, turnout: 0.9 },
  { reviewers: 12, claims: 8, minority: 0.5, turnout: 0.9 },
  { reviewers: 12, claims: 10, minority: 0.3, turnout: 0.9 },
  { reviewers: 20, claims: 10, minority: 0.3, turnout: 0.9 },
];
const SHARES = [0.2, 0.4];
const ATTACKED_WORLDS = 100;

/** The attacks, each on one claim of every newsroom, by two or four accounts for every ten honest reviewers. */
export function* attacksOnSmallNewsrooms(): Generator<SmallCell> {
  for (const [name, attack] of SMALL_ATTACKS) {
    for (const kind of ["neutral", "misled"] satisfies Kind[]) {
      for (const share of name === "none" ? SHARES.slice(0, 1) : SHARES) {
        const cell = {
          name: `${name}${name === "none" ? "" : ` ${100 * share}%`}, ${kind} claim`,
          before: nothing(),
          after: nothing(),
        };
        for (const [n, makeup] of ATTACKED.entries()) {
          for (let seed = FIRST_SEED; seed < FIRST_SEED + ATTACKED_WORLDS; seed++) {
            const newsroom = smallNewsroom({ ...makeup, seed });
            const target = targetOf(newsroom, kind);
            if (target === undefined) continue;
            countAll(cell, attack(newsroom, target, share, chanceFrom(seed + n)), [target]);
          }
        }
        yield cell;
      }
    }
  }
}

const PERCENT = 100;
const percent = (hits: number, n: number) => ((PERCENT * hits) / Math.max(1, n)).toFixed(1);

/** A cell as it is printed: right % / false count, before and after, with the interval of the right share. */
export function lineOf({ name, before, after }: SmallCell): string {
  const [low, high] = interval(after.right, after.n).map((p) => (PERCENT * p).toFixed(1));
  const cellOf = ({ n, right, false: wrong }: Tally) => `${percent(right, n)}% / ${wrong}`.padStart(12);
  const provisional = `${percent(before.provisionalFalse, before.n)} → ${percent(after.provisionalFalse, after.n)}%`;
  return [
    name.padEnd(58),
    cellOf(before),
    " →",
    cellOf(after),
    `[${low}–${high}]`.padStart(14),
    `provisional and false ${provisional}`.padStart(40),
    `n ${after.n}`.padStart(8),
  ].join("");
}
