import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * How much of a limit a member or a network has used: the moment until which it is spent. Not logged, since after a crash
 * everyone may begin anew; rows of the past are cleared every night.
 */
export const allowances = pgTable("allowances", {
  key: text().primaryKey(),
  spentUntil: timestamp({ withTimezone: true, mode: "date" }).notNull(),
});
