import "server-only";
import { createHash } from "node:crypto";
import type { Confidence, Rating } from "#db/vocabulary";

export type CountedBallot = { vote: string; version: number; rating: Rating; confidence: Confidence };

/** SHA-256 of the ballots that count on a claim, in any order: the same ballots, the same hash. */
export function hashBallots(ballots: readonly CountedBallot[]): string {
  const lines = ballots.map(({ vote, version, rating, confidence }) => `${vote} ${version} ${rating} ${confidence}`);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}
