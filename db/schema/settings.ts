import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { SETTING_NAMES, type SettingName } from "#db/vocabulary";

/**
 * What a newsroom decided about its site: the row with the highest `seq` of a name stands, the others are its history.
 * Append-only.
 */
export const settings = pgTable(
  "settings",
  {
    id: uuid().notNull().defaultRandom().unique("settings_id_unique"),
    name: text().$type<SettingName>().notNull(),
    seq: integer().notNull(),
    value: jsonb().notNull(),
    /** The administrator who changed it; null is the product itself. */
    by: uuid().references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.name, t.seq] }), oneOf("settings_name_known", t.name, SETTING_NAMES)],
);
