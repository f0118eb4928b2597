import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, happenedAt, oneOf, transactionId, writtenBy } from "#db/columns";
import { members } from "#db/schema/members";
import { ACTOR_KINDS, type ActorKind, AUDIENCES, type Audience } from "#db/vocabulary";

/** Ids and numbers only, never text or addresses, so that erasing a person's words leaves no copy here. */
export type EventPayload = Record<string, string | number | boolean | null>;

/** What happened: the one record behind history, audit, notifications and page refreshes. Append-only. */
export const events = pgTable(
  "events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    tx: writtenBy(),
    at: happenedAt(),
    /** The member who did it; null where it was no one of them. */
    actor: uuid().references(() => members.id),
    /**
     * What kind of actor did it; null in rows of the first versions, where only members and the product did anything.
     */
    actorKind: text().$type<ActorKind>(),
    action: text().notNull(),
    subject: uuid().notNull(),
    audience: text().$type<Audience>().notNull(),
    payload: jsonb().$type<EventPayload>().notNull().default({}),
  },
  (t) => [
    index("events_of_subject").on(t.subject, t.id),
    index("events_by_actor").on(t.actor, t.id),
    index("events_of_action").on(t.action, t.id),
    index("events_in_order").on(t.tx, t.id),
    oneOf("events_audience_known", t.audience, AUDIENCES),
    oneOf("events_actor_kind_known", t.actorKind, ACTOR_KINDS),
  ],
);

/**
 * The chain over the events: each seal is the SHA-256 of the seal before it and of its event, in the order in which a job came to
 * them. Whoever changes, removes or slips in an event breaks it. Append-only.
 */
export const eventSeals = pgTable("event_seals", {
  /** 1, 2, 3 … without a gap. */
  seq: bigint({ mode: "number" }).primaryKey(),
  event: bigint({ mode: "number" }).notNull().unique(),
  seal: bytea().notNull(),
  at: happenedAt(),
});

/**
 * How far each reader of the events has come: every event up to this one was given to it. Events are in the order of
 * their transactions and, within one, of their ids; see server/events/read-events.ts.
 */
export const eventReaders = pgTable("event_readers", {
  name: text().primaryKey(),
  tx: transactionId().notNull(),
  event: bigint({ mode: "number" }).notNull(),
  /** When it was last seen at work. */
  seenAt: happenedAt(),
});
