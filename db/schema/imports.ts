import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, instant, oneOf } from "#db/columns";
import { articles, copies } from "#db/schema/articles";
import { members } from "#db/schema/members";
import { IMPORT_STEPS, type ImportStep } from "#db/vocabulary";

/**
 * Articles that members asked to have imported, and how far that is. The article itself is in `articles`; what was asked is forgotten
 * when it is there, and all of it a month later.
 */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    /** What was asked for, as the command was given it; null once it is not needed any more. */
    asked: jsonb(),
    /** What it is called on the screen: its address, its file, or how its text begins. */
    called: text().notNull(),
    /** The words that were selected on the page when it was sent. */
    selection: text().notNull().default(""),
    step: text().$type<ImportStep>().notNull().default("waiting"),
    /** Why it failed, or is tried again: a refusal and what fills its blanks. */
    reason: text(),
    params: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    tries: integer().notNull().default(0),
    /** When it is tried again. */
    againAt: instant(),
    /** Until when the process that works on it has it to itself; one that died loses it then. */
    heldUntil: instant(),
    article: uuid().references(() => articles.id),
    copy: uuid().references(() => copies.id),
    askedAt: happenedAt(),
  },
  (t) => [
    index("imports_of_member").on(t.member, t.askedAt),
    index("imports_unfinished").on(t.member).where(sql`${t.step} not in ('done', 'failed', 'cancelled')`),
    index("imports_asked_at").on(t.askedAt),
    oneOf("imports_step_known", t.step, IMPORT_STEPS),
  ],
);

/** When each host may be asked for a page again: one at a time, and not more often than every few seconds. */
export const fetchedHosts = pgTable("fetched_hosts", {
  host: text().primaryKey(),
  nextAt: instant().notNull(),
});
