import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { happenedAt, id, instant } from "#db/columns";

/** People with an account. They appear under their handle; after deletion the row stays as a tombstone without e-mail. */
export const members = pgTable(
  "members",
  {
    id: id(),
    handle: text().notNull(),
    /** The handle as it is compared: two that differ in case only are the same. */
    handleKey: text().notNull().unique("members_handle_key_unique"),
    email: text().unique(),
    joinedAt: happenedAt(),
    tombstonedAt: instant(),
  },
  (t) => [check("members_handle_key_follows", sql`${t.handleKey} = lower(${t.handle})`)],
);
