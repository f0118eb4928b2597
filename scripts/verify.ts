import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type BallotsHeader, type StatedBallot, verifyBallots } from "#server/receipts/verification/verify-ballots";
import { type PublicKey, verifyReceipt } from "#server/receipts/verification/verify-receipt";
import type { SignedReceipt } from "#server/receipts/views";

/**
 * `npm run verify -- <address of a check or of a receipt | file> [--key FILE|ADDRESS] [--ballots FILE]` checks a
 * receipt and says in its last line what it proved and what it could not. It ends with 0 when nothing is wrong, 1 when
 * something is, and 2 when it could not look.
 */
const KEYS_PATH = "/.well-known/countersign-keys.json";
const RECEIPT_FILE = "receipt.json";

const PROBLEMS = {
  not_a_receipt: "this is not a receipt",
  key_unknown: "it is signed with a key that is not among those given",
  key_wrong: "the key given is not the one that its name says",
  signature_wrong: "it was changed after it was signed, or signed with another key than it says",
  rule_unknown: "it names another version of the rule than this program knows",
  constants_differ: "the numbers of the rule in it are not those of its version",
  decision_differs: "its sums do not come to the verdict that is printed",
  not_ballots: "the file is not one of ballots",
  judgement_other: "the ballots are of another judgement than the receipt",
  root_differs: "the ballots are not those that were counted: one was changed, added or left out",
  ballot_changed: "a ballot is not the one that was counted",
  figures_differ: "the ballots do not come to the sums that the receipt states",
} as const;

const isAddress = (place: string) => /^https?:\/\//.test(place);

class CannotLook extends Error {}

async function readJson(place: string): Promise<unknown> {
  try {
    if (!isAddress(place)) return JSON.parse(readFileSync(place, "utf8"));
    const answer = await fetch(place);
    if (!answer.ok) throw new CannotLook(`${place} answers ${answer.status}.`);
    return await answer.json();
  } catch (error) {
    if (error instanceof CannotLook) throw error;
    throw new CannotLook(`${place} could not be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** A receipt's own address, from that of the check it belongs to. */
const receiptAt = (place: string): string =>
  !isAddress(place) || place.endsWith(RECEIPT_FILE)
    ? place
    : `${place.replace(/[?#].*$/, "").replace(/\/(receipt)?$/, "")}/${RECEIPT_FILE}`;

async function readBallots(file: string): Promise<{ header: BallotsHeader; ballots: StatedBallot[] }> {
  const lines = createInterface({ input: createReadStream(file) });
  let header: BallotsHeader | undefined;
  const ballots: StatedBallot[] = [];
  try {
    for await (const line of lines) {
      if (header) ballots.push(JSON.parse(line));
      else header = JSON.parse(line);
    }
  } catch (error) {
    throw new CannotLook(`${file} could not be read: ${error instanceof Error ? error.message : error}`);
  }
  if (!header) throw new CannotLook(`${file} is empty.`);
  return { header, ballots };
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { key: { type: "string" }, ballots: { type: "string" } },
  });
  const place = positionals[0];
  if (!place) throw new CannotLook("Say what to verify: npm run verify -- <address of a check | file>.");
  const keys = values.key ?? (isAddress(place) ? new URL(KEYS_PATH, place).href : undefined);
  if (!keys) throw new CannotLook(`A receipt in a file needs --key: the site's ${KEYS_PATH}, as a file or an address.`);
  const receipt = (await readJson(receiptAt(place))) as SignedReceipt;
  const set = (await readJson(keys)) as { keys?: PublicKey[] };
  const { problem, proved, held, unproved, byStandpoints } = await verifyReceipt(receipt, set.keys ?? []);
  if (problem) return tell(problem.what, problem.claim);
  const { path, version } = receipt.check;
  for (const statement of proved) console.log(`  ✓ decided again from its sums: ${statement}`);
  for (const statement of held) console.log(`  ~ stands although not agreed on any more: ${statement}`);
  for (const statement of unproved) console.log(`  – sums sealed, few reviewers are counted: ${statement}`);
  for (const statement of byStandpoints) {
    console.log(`  – sums sealed, they would tell where reviewers say they stand: ${statement}`);
  }
  const signed = `PROVED: ${path}, version ${version}, is signed by ${receipt.signature.key} and unchanged`;
  if (!values.ballots) {
    const decided = `${proved.length} of ${receipt.claims.length} verdicts follow from the sums that it states`;
    console.log(`${signed}; ${decided}. NOT PROVED: that the sums follow from the ballots (--ballots).`);
    return 0;
  }
  const { header, ballots } = await readBallots(values.ballots);
  const found = verifyBallots(receipt, header, ballots);
  if (found.problem === "ballot_changed") return tell(found.problem, `line ${found.line}`);
  if (found.problem) return tell(found.problem, "claim" in found ? found.claim : undefined);
  for (const statement of found.proved) console.log(`  ✓ judged again from the ballots: ${statement}`);
  for (const statement of found.unproved) {
    console.log(
      `  – cannot be judged again, where reviewers stand is not what was counted (taken back since, or changed): ${statement}`,
    );
  }
  const all = found.proved.length === receipt.claims.length;
  const left = all ? "that reviewers are who they say" : "the other verdicts, and that reviewers are who they say";
  console.log(
    `${signed}; ${found.proved.length} of ${receipt.claims.length} verdicts follow from the ${found.ballots} ballots whose root it states. NOT PROVED: ${left}.`,
  );
  return 0;
}

function tell(problem: keyof typeof PROBLEMS, about?: string): number {
  console.log(`WRONG: ${PROBLEMS[problem]}${about ? ` (${about})` : ""}.`);
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CannotLook)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
