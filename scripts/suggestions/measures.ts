type Scored = { score: number; label: 0 | 1 };

/** Average precision of a ranking: the mean of the precision at each that is right; ties in the order in which they come. */
export function averagePrecision(scored: readonly Scored[]): number {
  const ranked = [...scored].sort((a, b) => b.score - a.score);
  let [right, sum] = [0, 0];
  for (const [at, { label }] of ranked.entries()) {
    if (label !== 1) continue;
    right += 1;
    sum += right / (at + 1);
  }
  return right === 0 ? 0 : sum / right;
}

/** The mean of the average precision of several rankings, of those in which something is right. */
export function meanAveragePrecision(rankings: readonly (readonly Scored[])[]): number {
  const with1 = rankings.filter((ranking) => ranking.some(({ label }) => label === 1));
  return with1.reduce((sum, ranking) => sum + averagePrecision(ranking), 0) / Math.max(1, with1.length);
}
