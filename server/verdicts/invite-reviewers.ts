import "server-only";
import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { claimStates, invitations, members, recusals, roleGrants, sources, votes } from "#db/schema";
import type { Ctx } from "#server/core/context";
import type { LoadedBallots } from "#server/verdicts/ballots/load-ballots";
import { SIDES } from "#server/verdicts/engine/agreement";
import { ballotsOn } from "#server/verdicts/engine/electorate";
import type { Judgement } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";

/** Reviewers asked at a time per claim, claims at a time per reviewer, and days after which others are asked. */
export const INVITATIONS_PER_CLAIM = 4;
export const INVITATIONS_PER_REVIEWER = 5;
export const INVITATION_DAYS = 3;
/** Claims for which reviewers are looked for in one judgement. */
const CLAIMS_AT_A_TIME = 100;
/** Votes up to which a claim needs reviewers of any kind. */
const VOTERS_WANTED = 5;

const DAY_MS = 86_400_000;

type Wanting = { claim: string; free: number };

/**
 * Asks reviewers to vote where votes are missing: on claims with few votes anyone, and where one side of a split is
 * missing, half of the time someone of that side and half of the time anyone, always at random among those who may
 * vote. So being asked tells the reviewer nothing of where they stand, and a reader of the database little: someone who
 * is asked is about three times as likely to be of the missing side as one of the other. A step of commands.
 */
export async function inviteReviewers(tx: Ctx, judgement: Judgement, loaded: LoadedBallots): Promise<void> {
  const until = new Date(tx.now.getTime() - INVITATION_DAYS * DAY_MS);
  await tx.db.execute(sql`
    delete from ${invitations} i where i.at < ${until.toISOString()}
      or exists (select 1 from ${votes} v where v.claim = i.claim and v.member = i.member)
      or exists (select 1 from ${recusals} r where r.claim = i.claim and r.member = i.member)`);
  const wanting = await listWanting(tx);
  if (wanting.length === 0) return;
  const reviewers = await listReviewers(tx);
  const missing = missingSides(judgement, loaded);
  const places = placesOf(judgement, loaded);
  const asked: { claim: string; member: string; at: Date }[] = [];
  for (const { claim, free } of wanting) {
    const side = missing.get(claim);
    if (side === "none") continue;
    const away = await listAway(tx, claim);
    for (let n = 0; n < free; n++) {
      const wantsSide = typeof side === "number" && randomInt(2) === 1;
      const member = draw(reviewers, (one) => !away.has(one) && (!wantsSide || places.get(one) === side));
      if (!member) continue;
      away.add(member);
      reviewers.set(member, (reviewers.get(member) ?? 0) - 1);
      asked.push({ claim, member, at: tx.now });
    }
  }
  if (asked.length > 0) await tx.db.insert(invitations).values(asked).onConflictDoNothing();
}

/** Claims that are open and have a source, with how many more reviewers may be asked, at random. */
async function listWanting(tx: Ctx): Promise<Wanting[]> {
  const rows = await tx.db.execute<Wanting>(sql`
    select s.claim, (${INVITATIONS_PER_CLAIM} - (select count(*) from ${invitations} i where i.claim = s.claim))::int as free
    from (select distinct on (claim) claim, state from ${claimStates} order by claim, seq desc) s
    where s.state in ('open', 'deciding') and exists (select 1 from ${sources} e where e.claim = s.claim)
      and (select count(*) from ${invitations} i where i.claim = s.claim) < ${INVITATIONS_PER_CLAIM}
    order by random() limit ${CLAIMS_AT_A_TIME}`);
  return [...rows];
}

/** Everyone who may vote, with how many more claims they may be asked about. */
async function listReviewers(tx: Ctx): Promise<Map<string, number>> {
  const rows = await tx.db.execute<{ member: string; free: number }>(sql`
    select m.id as member, (${INVITATIONS_PER_REVIEWER} - (select count(*) from ${invitations} i where i.member = m.id))::int as free
    from ${members} m
    join lateral (select role from ${roleGrants} g where g.member = m.id order by g.id desc limit 1) g on g.role <> 'reader'
    where m.tombstoned_at is null`);
  return new Map(rows.map(({ member, free }) => [member, free]));
}

/** Who voted on a claim, stepped aside from it, or is asked about it already. */
async function listAway(tx: Ctx, claim: string): Promise<Set<string>> {
  const rows = await tx.db.execute<{ member: string }>(sql`
    select member from ${votes} where claim = ${claim} union select member from ${recusals} where claim = ${claim}
    union select member from ${invitations} where claim = ${claim}`);
  return new Set(rows.map(({ member }) => member));
}

/** Per claim that was voted on: the side that is missing, `anyone` while votes are few, or `none`. */
function missingSides({ electorate, agreement, axis }: Judgement, { claims }: LoadedBallots) {
  return new Map(
    claims.map(({ claim }, item): [string, number | "anybody" | "none"] => {
      if (ballotsOn(electorate, item) < VOTERS_WANTED) return [claim, "anybody"];
      if (axis.state !== "established") return [claim, "none"];
      const [low = 0, high = 0] = agreement.sideVotes.subarray(item * SIDES, item * SIDES + 2);
      if (Math.min(low, high) >= RULE.minSide) return [claim, "none"];
      return [claim, low < high ? 0 : 1];
    }),
  );
}

/** On which side of the split those stand who are estimated. In memory for as long as the judgement is. */
function placesOf({ axis, places }: Judgement, loaded: LoadedBallots): Map<string, number> {
  if (axis.state !== "established") return new Map();
  return new Map(loaded.members.map((member, u) => [member, (places.view[u] ?? 0) > axis.split ? 1 : 0]));
}

/** Someone at random of those who may be asked about more claims and are suitable. */
function draw(reviewers: ReadonlyMap<string, number>, isSuitable: (member: string) => boolean): string | undefined {
  const suitable = [...reviewers].filter(([member, free]) => free > 0 && isSuitable(member));
  return suitable.length > 0 ? suitable[randomInt(suitable.length)]?.[0] : undefined;
}
