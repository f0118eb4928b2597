import "server-only";
import { sql } from "drizzle-orm";
import type { LetterKind, LetterOutcome, LetterSender } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { getLetterFacts } from "#server/letters/internal";
import type { LetterView } from "#server/letters/views";
import { authorize } from "#server/policy/decision";
import { letterPolicy } from "#server/policy/letters";

/** A letter with what it is about and what was answered. Moderators only. Throws NotFoundError. */
export async function getLetter(ctx: Ctx, letter: string): Promise<LetterView> {
  authorize(letterPolicy.read(ctx.actor));
  type Row = {
    kind: LetterKind;
    sender: LetterSender;
    text: string;
    evidence: string;
    by: string | null;
    at: string;
    check: string | null;
    version: number | null;
    title: string | null;
    slug: string | null;
    outcome: LetterOutcome | null;
    reason: string | null;
    answeredBy: string | null;
    answeredAt: string | null;
  };
  const [row] = await ctx.db.execute<Row>(sql`
    select l.kind, l.sender, l.text, l.evidence, m.handle as by, l.at, l."check", l.version, v.title,
      (select g.slug from check_slugs g where g."check" = l."check" order by g.given_at desc limit 1) as slug,
      a.outcome, a.reason, w.handle as "answeredBy", a.at as "answeredAt"
    from letters l
    left join members m on m.id = l.member
    left join check_versions v on v."check" = l."check" and v.version = l.version
    left join lateral (select * from letter_answers a where a.letter = l.id order by a.seq desc limit 1) a on true
    left join members w on w.id = a.by
    where l.id = ${letter}`);
  if (!row) throw new NotFoundError();
  const { check, version, title, slug, outcome, reason, answeredBy, answeredAt, at, ...words } = row;
  const facts = await getLetterFacts(ctx, { kind: row.kind, check });
  return {
    id: letter,
    ...words,
    at: new Date(at),
    check: check && version !== null ? { id: check, version, title: title ?? "", slug } : null,
    answer:
      outcome && reason && answeredBy && answeredAt
        ? { outcome, reason, by: answeredBy, at: new Date(answeredAt) }
        : null,
    mayAnswer: letterPolicy.answer(ctx.actor, facts).allowed,
  };
}
