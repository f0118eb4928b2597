import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { judge } from "#server/verdicts/engine/judge";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { halfOf, tableOf } from "#tests/eval/dataset";

const EVIDENCE = 1;
const AGREE = 0;
/** What Pol.is calls agree, pass and disagree, as the three steps of evidence. */
const STEP: Record<string, number> = { "1": AGREE, "0": 1, "-1": 2 };
/** The size from which an objecting group counts as one of the large ones. */
const LARGE = 0.15;

/** The rules that are run, by name. */
const RULES: Record<string, Rule> = { ours: RULE, ours_without_common_ground: { ...RULE, ground: 0 } };

type Conversation = { comments: number; voters: number; ballots: Ballot[]; groupOf: (string | undefined)[] };
type Ballot = { voter: number; comment: number; option: number };
type Tally = { agreed: number; objected_large: number; objected_any: number };

/**
 * Runs the engine on real conversations of Pol.is and counts, among the comments that come out as agreed, those to
 * which a group that Pol.is found objects (more of it disagree than agree), beside a plain majority. §4.8.
 */
export async function evaluatePolis(folder: string, half: string | undefined) {
  const inside = halfOf(folder, half);
  const names = (await readdir(inside)).filter((name) => existsSync(join(inside, name, "votes.csv.gz"))).sort();
  if (names.length === 0) throw new Error(`There is no conversation with votes.csv.gz in ${inside}.`);
  const totals = new Map<string, Tally>();
  let comments = 0;
  for (const name of names) {
    const conversation = await readConversation(join(inside, name));
    comments += conversation.comments;
    const agreed: Record<string, number[]> = { majority: majorities(conversation) };
    const seen: string[] = [];
    for (const [rule, constants] of Object.entries(RULES)) {
      const judgement = judgeConversation(conversation, constants);
      agreed[rule] = judgement.decisions.flatMap(({ status, option }, item) =>
        status === "consensus" && option === AGREE ? [item] : [],
      );
      const { axis, rings } = judgement;
      const copies = rings.reduce((sum, ring) => sum + (ring >= 0 ? 1 : 0), 0);
      seen.push(
        `${rule}: split ${axis.state}, r2 ${axis.r2.toFixed(3)}, ${copies} of ${conversation.voters} in copy rings`,
      );
    }
    console.log(`${name}: ${conversation.comments} comments. ${seen.join(". ")}`);
    for (const [rule, items] of Object.entries(agreed)) {
      const tally = objections(conversation, items);
      console.log(`    ${rule}: ${JSON.stringify(tally)}`);
      totals.set(rule, add(totals.get(rule), tally));
    }
  }
  return { result: { conversations: names.length, comments, ...Object.fromEntries(totals) }, failed: false };
}

const add = (a: Tally | undefined, b: Tally): Tally => ({
  agreed: (a?.agreed ?? 0) + b.agreed,
  objected_large: (a?.objected_large ?? 0) + b.objected_large,
  objected_any: (a?.objected_any ?? 0) + b.objected_any,
});

/** Reads a conversation; of several votes of one person on one comment the last one stands. */
async function readConversation(folder: string): Promise<Conversation> {
  const votes = await tableOf(join(folder, "votes.csv.gz"));
  votes.sort((a, b) => Number(a.timestamp ?? 0) - Number(b.timestamp ?? 0));
  const voters = numbering();
  const comments = numbering();
  const ballots = votes.flatMap((vote) => {
    const option = STEP[vote.vote ?? ""];
    if (option === undefined) return [];
    return [
      { voter: voters.numberOf(vote["voter-id"] ?? ""), comment: comments.numberOf(vote["comment-id"] ?? ""), option },
    ];
  });
  const groupOf: (string | undefined)[] = Array(voters.count());
  for (const person of await tableOf(join(folder, "participants.csv.gz"))) {
    const voter = voters.known(person.participant ?? "");
    if (voter !== undefined && person["group-id"]) groupOf[voter] = person["group-id"];
  }
  return { comments: comments.count(), voters: voters.count(), ballots, groupOf };
}

function numbering() {
  const numbers = new Map<string, number>();
  return {
    known: (name: string) => numbers.get(name),
    count: () => numbers.size,
    numberOf: (name: string) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    },
  };
}

function judgeConversation({ comments, voters, ballots }: Conversation, rule: Rule) {
  const electorate = gatherElectorate(new Uint8Array(comments).fill(EVIDENCE), voters, {
    reviewer: ballots.map(({ voter }) => voter),
    item: ballots.map(({ comment }) => comment),
    option: ballots.map(({ option }) => option),
    weight: new Float64Array(ballots.length).fill(1),
  });
  return judge(electorate, rule);
}

function standing({ comments, ballots }: Conversation): Map<number, number>[] {
  const votes = Array.from({ length: comments }, () => new Map<number, number>());
  for (const { voter, comment, option } of ballots) votes[comment]?.set(voter, option);
  return votes;
}

/** Comments with which more than half of those who voted on them agree, of five votes or more. */
function majorities(conversation: Conversation): number[] {
  return standing(conversation).flatMap((votes, comment) => {
    const agree = [...votes.values()].filter((option) => option === AGREE).length;
    return votes.size >= 5 && agree > votes.size / 2 ? [comment] : [];
  });
}

function objections(conversation: Conversation, agreed: readonly number[]): Tally {
  const votes = standing(conversation);
  const sizes = new Map<string, number>();
  for (const group of conversation.groupOf) if (group) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const grouped = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const large = [...sizes].filter(([, size]) => size >= LARGE * grouped).map(([group]) => group);
  const objects = (comment: number, group: string) => {
    let balance = 0;
    for (const [voter, option] of votes[comment] ?? []) {
      if (conversation.groupOf[voter] === group) balance += 1 - option;
    }
    return balance < 0;
  };
  return {
    agreed: agreed.length,
    objected_large: agreed.filter((comment) => large.some((group) => objects(comment, group))).length,
    objected_any: agreed.filter((comment) => [...sizes.keys()].some((group) => objects(comment, group))).length,
  };
}
