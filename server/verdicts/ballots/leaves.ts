import { createHmac, hash } from "node:crypto";
import type { CastBallot } from "#server/verdicts/ballots/gather-electorate";

/**
 * A ballot as an auditor is given it: who cast it stands under a pseudonym that is another one for every judgement, and
 * when is told no further than whether it was a day old, so that no time links it with a reason that someone signed.
 */
export type PseudonymousBallot = Omit<CastBallot, "member" | "castAt"> & {
  reviewer: string;
  salt: string;
  isOld: boolean;
};

/** Where a reviewer said they stand, as it counted on one ballot: salted by itself, so that it is gone when it is erased. */
type StatedStandpoint = Required<Pick<PseudonymousBallot, "standpoint">> & Pick<PseudonymousBallot, "on" | "reviewer">;

const PSEUDONYM_CHARACTERS = 24;
/** What RFC 6962 puts before a leaf and before a node, so that neither can pass for the other. */
const LEAF = "\0";
const NODE = Buffer.of(1);

/** A reviewer's pseudonym for one judgement, which no one can go back from without its pepper. */
export const pseudonymOf = (pepper: string, member: string): string =>
  createHmac("sha256", pepper).update(member).digest("hex").slice(0, PSEUDONYM_CHARACTERS);

/** The hash of a ballot, salted, as RFC 6962 hashes a leaf. */
export function leafOf(ballot: PseudonymousBallot): Buffer {
  const { reviewer, family, on, rating, weight, isOld, isEstimated, salt } = ballot;
  const words = JSON.stringify([family, on, reviewer, rating, weight, isOld, isEstimated, salt]);
  return hash("sha256", `${LEAF}${words}`, "buffer");
}

/** The hash of where a reviewer stands as it counted on a ballot, salted, as RFC 6962 hashes a leaf. */
function standpointLeafOf({ on, reviewer, standpoint }: StatedStandpoint): Buffer {
  const words = JSON.stringify(["standpoint", on, reviewer, standpoint.declared, standpoint.salt]);
  return hash("sha256", `${LEAF}${words}`, "buffer");
}

/** The Merkle root of all standpoints that counted on ballots; null where none did. */
export function standpointsRoot(ballots: readonly PseudonymousBallot[]): string | null {
  const leaves = ballots.flatMap(({ standpoint, on, reviewer }) =>
    standpoint ? [standpointLeafOf({ standpoint, on, reviewer })] : [],
  );
  return leaves.length === 0 ? null : merkleRoot(leaves);
}

/**
 * The Merkle root of ballots, in hexadecimal, in any order: leaves are sorted, hashed in pairs as in RFC 6962, and one
 * that is left over goes up as it is. Of no ballots it is the hash of nothing.
 */
export function merkleRoot(leaves: readonly Buffer[]): string {
  let level = [...leaves].sort(Buffer.compare);
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let n = 0; n < level.length; n += 2) {
      const [left, right] = level.slice(n, n + 2);
      if (!left) continue;
      above.push(right ? hash("sha256", Buffer.concat([NODE, left, right]), "buffer") : left);
    }
    level = above;
  }
  return level[0]?.toString("hex") ?? hash("sha256", "");
}
