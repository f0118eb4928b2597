import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, instant, oneOf } from "#db/columns";
import { checks } from "#db/schema/checks";
import { claims } from "#db/schema/claims";
import { messages } from "#db/schema/discussion";
import { members } from "#db/schema/members";
import {
  ERASED_KINDS,
  ERASURE_GROUNDS,
  type ErasedKind,
  type ErasureGround,
  HOUSE_RULES,
  type HouseRule,
  MEASURE_KINDS,
  type MeasureKind,
  OBJECTION_OUTCOMES,
  type ObjectionOutcome,
  ROLES,
  type Role,
} from "#db/vocabulary";

/** What a moderator did about words or a member, under which rule, and what everybody and its member are told. Append-only. */
export const measures = pgTable(
  "measures",
  {
    id: id(),
    kind: text().$type<MeasureKind>().notNull(),
    /** Whom it is about; null for the talk on a claim. */
    member: uuid().references(() => members.id),
    message: uuid().references(() => messages.id),
    claim: uuid().references(() => claims.id),
    check: uuid().references(() => checks.id),
    /** Of what words were erased, its id, and on which ground. */
    erased: text().$type<ErasedKind>(),
    erasedId: uuid(),
    ground: text().$type<ErasureGround>(),
    rule: text().$type<HouseRule>().notNull(),
    /** What everybody reads, without anything that tells who it is about. */
    publicNote: text().notNull(),
    /** What its member reads. */
    words: text().notNull(),
    /** How many changes a limited member may make in a day. */
    perDay: integer(),
    until: instant(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    byRole: text().$type<Role>().notNull(),
    at: happenedAt(),
  },
  (t) => [
    index("measures_of_member").on(t.member, t.at),
    index("measures_of_message").on(t.message),
    index("measures_of_claim").on(t.claim),
    index("measures_of_check").on(t.check),
    oneOf("measures_erased_known", t.erased, ERASED_KINDS),
    oneOf("measures_ground_known", t.ground, ERASURE_GROUNDS),
    index("measures_by_age").on(t.at),
    oneOf("measures_kind_known", t.kind, MEASURE_KINDS),
    oneOf("measures_rule_known", t.rule, HOUSE_RULES),
    oneOf("measures_role_known", t.byRole, ROLES),
    check(
      "measures_about_something",
      sql`case ${t.kind}
        when 'hide' then ${t.message} is not null and ${t.member} is not null
        when 'lock' then ${t.claim} is not null and ${t.member} is null
        when 'withhold' then ${t.check} is not null and ${t.member} is null
        when 'erase' then ${t.erased} is not null and ${t.erasedId} is not null and ${t.ground} is not null and ${t.member} is null
        else ${t.member} is not null and num_nonnulls(${t.message}, ${t.claim}, ${t.check}, ${t.erasedId}) = 0 end`,
    ),
    check("measures_limit_says_how_much", sql`(${t.kind} = 'limit') = (${t.perDay} is not null)`),
    check("measures_suspend_until", sql`${t.kind} <> 'suspend' or ${t.until} is not null`),
    check("measures_of_others", sql`${t.member} is distinct from ${t.by}`),
  ],
);

/** That a measure was ended before its time, and why. Append-only. */
export const measureEnds = pgTable("measure_ends", {
  measure: uuid()
    .primaryKey()
    .references(() => measures.id),
  reason: text().notNull(),
  by: uuid()
    .notNull()
    .references(() => members.id),
  byRole: text().$type<Role>().notNull(),
  at: happenedAt(),
});

/** What a member says against a measure about them, once. Append-only. */
export const measureObjections = pgTable(
  "measure_objections",
  {
    id: id(),
    measure: uuid()
      .notNull()
      .unique()
      .references(() => measures.id),
    text: text().notNull(),
    at: happenedAt(),
  },
  (t) => [index("measure_objections_by_age").on(t.at)],
);

/** What somebody decided about it who had not taken the measure; everybody reads outcome and reason. Append-only. */
export const measureObjectionAnswers = pgTable(
  "measure_objection_answers",
  {
    objection: uuid()
      .primaryKey()
      .references(() => measureObjections.id),
    outcome: text().$type<ObjectionOutcome>().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    byRole: text().$type<Role>().notNull(),
    /** Nobody else was left, so an administrator decided who had taken it. */
    wasInvolved: boolean().notNull(),
    at: happenedAt(),
  },
  (t) => [
    oneOf("measure_objection_answers_outcome_known", t.outcome, OBJECTION_OUTCOMES),
    oneOf("measure_objection_answers_role_known", t.byRole, ROLES),
  ],
);
