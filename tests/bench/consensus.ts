import { availableParallelism } from "node:os";
import { findCopyRings, noRings } from "#server/verdicts/engine/copy-rings";
import { type Electorate, gatherElectorate, measureExperience } from "#server/verdicts/engine/electorate";
import { type Judgement, judge, type Means } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { startThreads } from "#server/verdicts/engine/threads";
import { trustOfReviewers } from "#server/verdicts/engine/viewpoints";
import { crowd } from "#tests/simulation/crowd";

const DEFAULT_BALLOTS = 1_000_000;
const BALLOTS_PER_REVIEWER = 10;
const BALLOTS_PER_CLAIM = 100;
const NEW_BALLOTS = 20;
const WARM_RUNS = 5;
const KIB = 1024;

/**
 * Measures a whole run of the engine from ballots in order to decisions, cold (and the peak of memory up to its end)
 * and then warm after twenty new ballots (the middle of five). The limit is as many bare passes over the arrays of the
 * ballots as the run took maps. Copy rings are not searched for: that runs at night, and with `--rings` is timed by
 * itself.
 */
export async function benchConsensus(options: { ballots?: string; threads?: string; rings?: boolean }) {
  const ballots = Number(options.ballots ?? DEFAULT_BALLOTS);
  const threads = Number(options.threads ?? availableParallelism());
  if (!Number.isInteger(ballots) || ballots < 1 || !Number.isInteger(threads) || threads < 1) {
    throw new Error("--ballots and --threads are whole numbers from 1.");
  }
  const workers = startThreads(threads);
  const reviewers = Math.ceil(ballots / BALLOTS_PER_REVIEWER);
  const claims = Math.ceil(ballots / BALLOTS_PER_CLAIM);
  const votes = () => crowd({ ballots, reviewers, claims, seed: 1 });
  const electorate = timed("made the votes and put them in order", () =>
    gatherElectorate(new Uint8Array(claims), reviewers, votes()),
  ).value;
  const means: Means = { workers, rings: noRings(reviewers) };
  const cold = timed("judged", () => judge(electorate, RULE, {}, means));
  const peak = process.resourceUsage().maxRSS / KIB;
  const { maps, axis, axis2 } = cold.value;
  console.log(`${reviewers} reviewers, ${claims} claims, ${threads} threads: ${describe(cold.value)}`);
  if (options.rings) {
    const { places } = cold.value;
    const trust = trustOfReviewers(electorate, measureExperience(electorate, RULE), RULE);
    const rings = timed("searched for copy rings", () => findCopyRings(electorate, trust, places.view, RULE)).value;
    console.log(`${rings.reduce((sum, ring) => sum + (ring >= 0 ? 1 : 0), 0)} reviewers in copy rings`);
  }
  const { theta } = cold.value;
  const previous = { theta, axis: axis.state, axis2: axis2.state };
  const fresh = withNewBallots(votes(), reviewers, claims);
  const warm = Array.from({ length: WARM_RUNS }, () =>
    timed("judged again", () => judge(fresh, RULE, previous, means)),
  );
  console.log(`warm: ${describe(warm[0]?.value)}`);
  const limit = timed("passed over the ballots", () => passOver(electorate, maps)).seconds;
  await workers.dismiss();
  const seconds = cold.seconds;
  return {
    ballots: electorate.ballots,
    seconds: round(seconds),
    maps,
    peak_mb: Math.round(peak),
    warm_ms: Math.round(1000 * middle(warm.map((run) => run.seconds))),
    limit_seconds: round(limit),
    ratio: round(seconds / limit),
  };
}

function describe(judgement: Judgement | undefined): string {
  const count = (status: string) => judgement?.decisions.filter((decision) => decision.status === status).length;
  return `${judgement?.maps} maps, split ${judgement?.axis.state}, ${count("consensus")} verdicts, ${count("contested")} contested`;
}

function withNewBallots(rows: ReturnType<typeof crowd>, reviewers: number, claims: number): Electorate {
  const extra = Array.from({ length: NEW_BALLOTS }, (_, n) => n);
  const append = <T extends Int32Array | Uint8Array | Float64Array>(array: T, values: number[]): T => {
    const longer = new (array.constructor as { new (length: number): T })(array.length + values.length);
    longer.set(array);
    longer.set(values, array.length);
    return longer;
  };
  return gatherElectorate(new Uint8Array(claims), reviewers, {
    reviewer: append(
      rows.reviewer,
      extra.map((n) => (n * 7919) % reviewers),
    ),
    item: append(
      rows.item,
      extra.map((n) => (n * 104_729) % claims),
    ),
    option: append(
      rows.option,
      extra.map((n) => n % 5),
    ),
    weight: append(
      rows.weight,
      extra.map(() => 1),
    ),
  });
}

/** Reads the arrays of the ballots as often as told, and does nothing with them but add them up. */
function passOver({ ballots, item, code, weight }: Electorate, times: number): number {
  let sum = 0;
  for (let n = 0; n < times; n++) {
    for (let k = 0; k < ballots; k++) sum += (weight[k] ?? 0) * ((item[k] ?? 0) + (code[k] ?? 0));
  }
  return sum;
}

function timed<T>(what: string, work: () => T): { value: T; seconds: number } {
  const started = performance.now();
  const value = work();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${what}: ${seconds.toFixed(3)} s`);
  return { value, seconds };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
