import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, oneOf, writtenBy } from "#db/columns";
import { members } from "#db/schema/members";
import { AUDIENCES, type Audience } from "#db/vocabulary";

/** Ids and numbers only, never text or addresses, so that erasing a person's words leaves no copy here. */
export type EventPayload = Record<string, string | number | boolean | null>;

/** What happened: the one record behind history, audit, notifications and page refreshes. Append-only. */
export const events = pgTable(
  "events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    tx: writtenBy(),
    at: happenedAt(),
    /** The member who did it; null is the product itself. */
    actor: uuid().references(() => members.id),
    action: text().notNull(),
    subject: uuid().notNull(),
    audience: text().$type<Audience>().notNull(),
    payload: jsonb().$type<EventPayload>().notNull().default({}),
  },
  (t) => [
    index("events_of_subject").on(t.subject, t.id),
    index("events_by_actor").on(t.actor, t.id),
    index("events_of_action").on(t.action, t.id),
    oneOf("events_audience_known", t.audience, AUDIENCES),
  ],
);
