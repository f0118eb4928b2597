import type { SettingName } from "#db/vocabulary";

/** A change of a setting: when and by whom; null is the product itself. */
export type SettingChangeView = { name: SettingName; seq: number; by: string | null; at: Date };

/** A setting as it stands, for those who change it; `seq` is 0 where it was never changed. */
export type SettingView = { value: unknown; seq: number };

/** A version of a text of the site, and since when it stood; null for the one that came with the product. */
export type SiteTextVersionView = { version: number; at: Date | null };
