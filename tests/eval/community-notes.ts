import { join } from "node:path";
import { RULE } from "#server/verdicts/engine/rule";
import { halfOf, linesOf, tableOf } from "#tests/eval/dataset";

const HELPFUL = "CURRENTLY_RATED_HELPFUL";

/** The share of a group that calls a note helpful, from 0 to 1, and of how many people where that is known. */
type Camp = { approval: number; people?: number };

/**
 * Compares "helpful in both camps" with what X showed, and with a plain majority: on notes with the approval of two
 * camps (no numbers of voters, so that only the agreement is asked for), and on notes whose camps are far apart, with
 * numbers, where a bridging rule must publish almost none. §4.8.
 */
export async function evaluateCommunityNotes(folder: string, half: string | undefined) {
  const inside = halfOf(folder, half);
  const notes = (await tableOf(join(inside, "notes-two-cluster-approval.csv.gz"))).map((row) => ({
    shown: row.status === HELPFUL,
    approval: Number(row.global_approval),
    camps: [{ approval: Number(row.cluster_0_approval) }, { approval: Number(row.cluster_1_approval) }],
  }));
  const polarised = (await linesOf(join(inside, "polarised-notes.jsonl.gz"))).map((line) => {
    const note = JSON.parse(line);
    return {
      approval: Number(note.global_approval),
      camps: [0, 1].map((camp) => ({
        approval: Number(note[`cluster_${camp}_approval`]),
        people: Number(note[`cluster_${camp}_count`]),
      })),
    };
  });
  const result = {
    notes: notes.length,
    shown_by_x: notes.filter(({ shown }) => shown).length,
    majority: score(notes.map(({ shown, approval }) => ({ shown, said: approval > 0.5 }))),
    ours: score(notes.map(({ shown, camps }) => ({ shown, said: bothCampsAgree(camps) }))),
    polarised: {
      notes: polarised.length,
      majority: polarised.filter(({ approval }) => approval > 0.5).length,
      ours: polarised.filter(({ camps }) => bothCampsAgree(camps)).length,
    },
  };
  return { result, failed: false };
}

/** The rule of §2.7 and §2.8 on the sums of two camps: enough voters on each, and on each a lower bound of a half. */
function bothCampsAgree(camps: readonly Camp[]): boolean {
  return camps.every(({ approval, people }) => {
    if (people === undefined) return approval >= RULE.tIn;
    return people >= RULE.minSide && (approval * people) / (people + RULE.kappa) >= RULE.tIn;
  });
}

function score(notes: readonly { shown: boolean; said: boolean }[]) {
  const said = notes.filter((note) => note.said);
  const both = said.filter((note) => note.shown).length;
  const shown = notes.filter((note) => note.shown).length;
  const precision = said.length > 0 ? both / said.length : 0;
  const recall = shown > 0 ? both / shown : 0;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { said: said.length, precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}
