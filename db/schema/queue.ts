import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { QUEUE_KINDS, type QueueKind } from "#db/vocabulary";

/** Which moderator works on something that waits, so that two do not. */
export const queueTakings = pgTable(
  "queue_takings",
  {
    kind: text().$type<QueueKind>().notNull(),
    item: uuid().notNull(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.item] }), oneOf("queue_takings_kind_known", t.kind, QUEUE_KINDS)],
);

/** What moderators write to each other about something that waits. Append-only. */
export const queueNotes = pgTable(
  "queue_notes",
  {
    id: id(),
    kind: text().$type<QueueKind>().notNull(),
    item: uuid().notNull(),
    text: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [index("queue_notes_of_item").on(t.item, t.at), oneOf("queue_notes_kind_known", t.kind, QUEUE_KINDS)],
);

/** Words that moderators send often, kept by them. */
export const savedReplies = pgTable("saved_replies", {
  id: id(),
  title: text().notNull(),
  text: text().notNull(),
  by: uuid()
    .notNull()
    .references(() => members.id),
  at: happenedAt(),
});
