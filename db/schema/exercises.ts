import { pgTable, uuid } from "drizzle-orm/pg-core";
import { happenedAt } from "#db/columns";
import { members } from "#db/schema/members";

/** That a member did the exercise before their first vote; nothing of what they chose in it. Append-only. */
export const exercises = pgTable("exercises", {
  member: uuid()
    .primaryKey()
    .references(() => members.id),
  at: happenedAt(),
});
