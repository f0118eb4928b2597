import { sessions } from "#db/schema";
import { hashOfToken } from "#server/auth/session";
import { systemCtx } from "#server/core/context";
import { answerOf } from "#server/standpoints/rules";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { optionOf, ratingOf } from "#server/verdicts/rules";
import {
  AGED_MS,
  accountsFor,
  anAccount,
  castAll,
  HOLD_MS,
  inTurns,
  placeClaims,
  type Site,
  verdictsOf,
  wordsOf,
} from "#tests/simulation/attack-server";
import { lieAbout } from "#tests/simulation/attacks";
import { chanceFrom } from "#tests/simulation/chance";
import { isRight } from "#tests/simulation/count-verdicts";
import type { Kind } from "#tests/simulation/electorates";
import { SMALL_ATTACKS, smallNewsroom, targetOf } from "#tests/simulation/small-newsroom";

const MAKEUP = { reviewers: 12, claims: 10, minority: 0.5, turnout: 0.9 };
/** Accounts for every honest reviewer. */
const SHARE = 1 / 3;
const LABEL = "The bypass";
const POSITIONS = { a: "The bypass does more good than harm.", b: "The bypass does more harm than good." };

/** The ways in which a small newsroom is attacked, and on which kind of claim. */
export const SMALL_SCENARIOS = (
  [
    "honest newcomers",
    "copies of two sheets",
    "the same, posing as the side that is right",
    "both sides, one notch milder",
  ] as const
).flatMap((attack) => (["neutral", "misled"] as const).map((kind) => ({ attack, kind })));

type SmallReport = {
  attack: string;
  claim: Kind;
  accounts: number;
  truth: string | null;
  lie: string | null;
  before: string;
  after: string;
  isFalse: boolean;
  /** Agreed verdicts of the whole newsroom before and after, and how many of them are false after. */
  agreed: string;
};

/**
 * Attacks a newsroom of twelve on a running product, through its API: a moderator writes two positions and three members
 * call them fair, everyone says where they stand and votes, and then four accounts come, say where they stand and vote as
 * the attack says. The claims are judged before and after, days later.
 */
export async function attackSmallNewsroom(
  site: Site,
  { attack, kind }: { attack: string; kind: Kind },
  seed: number,
): Promise<SmallReport> {
  const honest = smallNewsroom({ ...MAKEUP, seed });
  const target = targetOf(honest, kind);
  const attacking = SMALL_ATTACKS.get(attack);
  if (target === undefined || !attacking) throw new Error(`Nothing to attack: ${attack}, ${kind}.`);
  const attacked = attacking(honest, target, SHARE, chanceFrom(seed));
  const editor = await anAccount(site, "editor", "moderator");
  const reviewers = await accountsFor(site, "reviewer", honest.simulation.reviewers.length);
  const accounts = await accountsFor(site, "account", attacked.simulation.accounts);
  const { topic, version } = await askAbout(site, editor, reviewers.slice(0, 3));
  const placed = await placeClaims(editor, honest.simulation.claims.length, [LABEL]);
  const everyone = [...reviewers, ...accounts];
  const answer = (from: number, to: number) =>
    inTurns(
      everyone.slice(from, to).map((one, n) => [one, attacked.declared[from + n] ?? null] as const),
      ([{ api }, declared]) =>
        api.standpoints.keep.mutate({ topic, version, answer: answerOf(declared) ?? "rather_not", agrees: true }),
    );
  const at = (ms: number) => systemCtx(site.ctx.db, { now: new Date(Date.now() + ms) });

  await answer(0, reviewers.length);
  await castAll(reviewers, honest.simulation.ballots, placed);
  await judgeVerdicts(at(AGED_MS));
  await judgeVerdicts(at(AGED_MS + HOLD_MS));
  const before = await verdictsOf(site.ctx);
  await answer(reviewers.length, everyone.length);
  const more = attacked.simulation.ballots.slice(honest.simulation.ballots.length);
  await castAll(
    accounts,
    more.map((ballot) => ({ ...ballot, reviewer: ballot.reviewer - reviewers.length })),
    placed,
  );
  for (const hold of [2, 3, 4]) await judgeVerdicts(at(AGED_MS + hold * HOLD_MS));
  const after = await verdictsOf(site.ctx);

  const { claims } = honest.simulation;
  /** The agreed verdicts, and of each whether it is false. */
  const agreedIn = (verdicts: typeof before) =>
    placed.flatMap((place, item) => {
      const { state, rating } = verdicts.get(place.claim) ?? {};
      const option = optionOf(rating ?? null);
      const told = claims[item];
      return state === "agreed" && option !== null && told ? [{ item, isFalse: !isRight(told, option) }] : [];
    });
  const agreed = agreedIn(after);
  const claim = claims[target];
  return {
    attack,
    claim: kind,
    accounts: accounts.length,
    truth: ratingOf(claim?.truth ?? null),
    lie: claim ? ratingOf(lieAbout(claim)) : null,
    before: wordsOf(before.get(placed[target]?.claim ?? "")),
    after: wordsOf(after.get(placed[target]?.claim ?? "")),
    isFalse: agreed.some(({ item, isFalse }) => item === target && isFalse),
    agreed: `${agreedIn(before).length} → ${agreed.length}, false ${agreed.filter(({ isFalse }) => isFalse).length}`,
  };
}

/** Positions are written by the editor, tried by three members and used. */
async function askAbout(
  site: Site,
  editor: Awaited<ReturnType<typeof anAccount>>,
  tried: Awaited<ReturnType<typeof accountsFor>>,
): Promise<{ topic: string; version: number }> {
  const { topic } = await editor.api.topics.add.mutate({ label: LABEL, description: "" });
  const { version } = await editor.api.topics.writePositions.mutate({ topic, ...POSITIONS, replaces: 0 });
  const tokens = new Set(tried.map(({ token }) => hashOfToken(token)));
  const rows = await site.ctx.db.select({ member: sessions.userId, token: sessions.sessionToken }).from(sessions);
  const asked = rows.flatMap(({ member, token }) => (tokens.has(token) ? [member] : []));
  await editor.api.topics.askIfFair.mutate({ topic, version, members: asked });
  for (const { api } of tried) await api.topics.sayIfFair.mutate({ topic, version, isFair: true, note: "" });
  await editor.api.topics.adoptPositions.mutate({ topic, version });
  return { topic, version };
}
