import type { Electorate } from "#server/verdicts/engine/electorate";
import { type ItemParameters, PER_ITEM, type Placing, type Viewpoints } from "#server/verdicts/engine/estimation";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import { placeLenientByOthers } from "#server/verdicts/engine/leniency";
import { float64 } from "#server/verdicts/engine/memory";
import type { Rule } from "#server/verdicts/engine/rule";
import { cut, type Workers } from "#server/verdicts/engine/workers";

/**
 * Places every reviewer by one plain E-step and then, for each of their ballots, by all the others: no one's side or
 * weight on a claim depends on their vote on that claim. §2.3 (last sentence) and §2.5.
 */
export function placeReviewers(
  workers: Workers,
  electorate: Electorate,
  trust: Float64Array,
  theta: ItemParameters,
  rule: Rule,
): Viewpoints {
  const { reviewers, ballots } = electorate;
  const places: Viewpoints = {
    reliability: float64(reviewers),
    view: float64(reviewers),
    variance: float64(reviewers),
    reliabilityWithout: float64(ballots),
    viewWithout: float64(ballots),
    varianceWithout: float64(ballots),
    leniency: rule.lenientVar > 0 ? float64(reviewers) : undefined,
    leniencyWithout: rule.lenientVar > 0 ? float64(ballots) : undefined,
  };
  const byReviewers = cut(electorate.starts);
  const task = rule.lenientVar > 0 ? placeLenientByOthers : placeByOthers;
  workers.run(task, { electorate, trust, theta, rule, places, byReviewers }, byReviewers.length - 1);
  return places;
}

/** One chunk of the reviewers of `placeReviewers`. */
export function placeByOthers(work: Placing, chunk: number): void {
  const { electorate, trust, theta, rule, places, byReviewers } = work;
  const { starts, item, code, weight } = electorate;
  const precision = 1 / rule.noiseVar;
  const prior = 1 / rule.reliabilityVar;
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    const trusted = trust[u]! * precision;
    let h00 = prior;
    let h01 = 0;
    let h11 = 1;
    let b0 = prior;
    let b1 = 0;
    for (let sign = 1; sign >= -1; sign -= 2) {
      for (let k = starts[u]!; k < starts[u + 1]!; k++) {
        const at = PER_ITEM * item[k]!;
        const i0 = theta[at]!;
        const i1 = theta[at + 1]!;
        const g0 = theta[at + 2]!;
        const g1 = theta[at + 3]!;
        const y0 = PLACE_0[code[k]!]!;
        const y1 = PLACE_1[code[k]!]!;
        const w = weight[k]! * trusted;
        const a00 = w * (i0 * i0 + i1 * i1);
        const a01 = w * (i0 * g0 + i1 * g1);
        const a11 = w * (g0 * g0 + g1 * g1);
        const c0 = w * (i0 * y0 + i1 * y1);
        const c1 = w * (g0 * y0 + g1 * y1);
        if (sign > 0) {
          h00 += a00;
          h01 += a01;
          h11 += a11;
          b0 += c0;
          b1 += c1;
        } else {
          const d00 = h00 - a00;
          const d01 = h01 - a01;
          const d11 = h11 - a11;
          const determinant = d00 * d11 - d01 * d01;
          places.reliabilityWithout[k] = (d11 * (b0 - c0) - d01 * (b1 - c1)) / determinant;
          places.viewWithout[k] = (d00 * (b1 - c1) - d01 * (b0 - c0)) / determinant;
          places.varianceWithout[k] = d00 / determinant;
        }
      }
    }
    const determinant = h00 * h11 - h01 * h01;
    places.reliability[u] = (h11 * b0 - h01 * b1) / determinant;
    places.view[u] = (h00 * b1 - h01 * b0) / determinant;
    places.variance[u] = h00 / determinant;
  }
}
