import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, instant, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { INTEREST_KINDS, type InterestKind } from "#db/vocabulary";

/**
 * Conflicts of interest that a member declared for good: with a claimant, a publisher or a topic. One that has ended
 * touches no new claim; the claims that it touched keep their recusals.
 */
export const interests = pgTable(
  "interests",
  {
    id: id(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    kind: text().$type<InterestKind>().notNull(),
    /** Whom or what it is in, as it was typed and as it is compared. */
    name: text().notNull(),
    nameKey: text().notNull(),
    /** What it consists in; empty once its owner has left. */
    statement: text().notNull(),
    from: happenedAt(),
    until: instant(),
  },
  (t) => [
    uniqueIndex("interests_declared_once").on(t.member, t.kind, t.nameKey).where(sql`${t.until} is null`),
    index("interests_in").on(t.kind, t.nameKey).where(sql`${t.until} is null`),
    oneOf("interests_kind_known", t.kind, INTEREST_KINDS),
    check("interests_name_something", sql`${t.nameKey} <> ''`),
  ],
);
