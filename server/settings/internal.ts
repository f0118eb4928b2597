import "server-only";
import { desc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client";
import { settings } from "#db/schema";
import type { SettingName } from "#db/vocabulary";
import { DEFAULT_SETTINGS } from "#server/core/context";
import type { Settings } from "#server/core/views";
import { SETTING_VALUES } from "#server/settings/schemas";

/** What rules and every page depend on; the long texts are read where they are shown. */
const KNOWN_TO_RULES = [
  "site",
  "publisher",
  "languages",
  "topics",
  "sign_up",
  "standpoints",
] as const satisfies SettingName[];

/** What the newsroom decided, as it stands now: one query on a table of a few rows. */
export async function readSettings(db: Database): Promise<Omit<Settings, "hasDemoSignIn">> {
  const rows = await db
    .selectDistinctOn([settings.name], { name: settings.name, value: settings.value })
    .from(settings)
    .where(inArray(settings.name, KNOWN_TO_RULES))
    .orderBy(settings.name, desc(settings.seq));
  const { site, publisher, languages, topics, sign_up: signUp, standpoints } = valuesOf(rows);
  return {
    ...DEFAULT_SETTINGS,
    ...site,
    ...(publisher && { publisher }),
    ...(languages && { languages }),
    ...(topics && { topics }),
    ...(signUp && { signUp }),
    ...(standpoints && { asksStandpoints: standpoints === "asked" }),
  };
}

type Known = (typeof KNOWN_TO_RULES)[number];
type Values = { [Name in Known]?: ReturnType<(typeof SETTING_VALUES)[Name]["parse"]> };

function valuesOf(rows: readonly { name: SettingName; value: unknown }[]): Values {
  return Object.fromEntries(rows.map(({ name, value }) => [name, SETTING_VALUES[name].parse(value)]));
}

/** The newest value of a setting, or null where it was never changed. */
export async function findSetting(db: Database, name: SettingName): Promise<{ value: unknown; seq: number } | null> {
  const [newest] = await db
    .select({ value: settings.value, seq: settings.seq })
    .from(settings)
    .where(eq(settings.name, name))
    .orderBy(desc(settings.seq))
    .limit(1);
  return newest ?? null;
}
