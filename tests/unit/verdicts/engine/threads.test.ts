import { afterAll, expect, test } from "vitest";
import { noRings } from "#server/verdicts/engine/copy-rings";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { judge } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { startThreads, type Threads } from "#server/verdicts/engine/threads";
import { crowd } from "#tests/simulation/crowd";

const CLAIMS = 400;
const REVIEWERS = 8_000;
const crews: Threads[] = [];
afterAll(() => Promise.all(crews.map((workers) => workers.dismiss())));

test("however many threads work, every number is the same to the last bit", () => {
  const rows = crowd({ ballots: 50_000, reviewers: REVIEWERS, claims: CLAIMS, seed: 3 });
  const electorate = gatherElectorate(new Uint8Array(CLAIMS), REVIEWERS, rows);
  const rings = noRings(REVIEWERS);
  const alone = judge(electorate, RULE, {}, { rings });
  expect(alone.axis.state).toBe("established");
  for (const threads of [2, 3]) {
    const workers = startThreads(threads);
    crews.push(workers);
    const together = judge(electorate, RULE, {}, { rings, workers });
    expect(together.decisions).toEqual(alone.decisions);
    expect(Buffer.from(together.theta.buffer).equals(Buffer.from(alone.theta.buffer))).toBe(true);
    expect(together.axis2).toEqual(alone.axis2);
    expect(together.maps).toBe(alone.maps);
  }
}, 60_000);

test("a task that fails in a thread fails the run", () => {
  const workers = startThreads(2);
  crews.push(workers);
  const broken = () => {
    throw new Error("broken on purpose");
  };
  expect(() => workers.run(broken, {}, 3)).toThrow(/A thread failed at “broken”/);
});
