import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { settings } from "#db/schema";
import type { SiteText } from "#db/vocabulary";
import { DEFAULT_LOCALE } from "#messages/locales";
import { SITE_TEXTS_BEFORE } from "#messages/texts/en";
import type { RenderedBodyView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { workOn } from "#server/hostile-work/work-on";
import { type Blanks, filled } from "#server/settings/rules";
import type { SiteTextVersionView } from "#server/settings/views";

/**
 * A text of the site as it was written: the one that came with the product, until an administrator changed it; or an earlier
 * version of it, 0 being the one that came with the product. Throws NotFoundError where there is no such version.
 */
export async function getSiteText(ctx: Ctx, name: SiteText, version?: number): Promise<string> {
  if (version === 0) return SITE_TEXTS_BEFORE[name];
  const [kept] = await ctx.db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.name, name), version === undefined ? undefined : eq(settings.seq, version)))
    .orderBy(desc(settings.seq))
    .limit(1);
  if (!kept && version !== undefined) throw new NotFoundError();
  return typeof kept?.value === "string" ? kept.value : SITE_TEXTS_BEFORE[name];
}

const VERSIONS_SHOWN_MAX = 100;

/** When a text of the site was changed, newest first; the last is the one that came with the product. */
export async function listSiteTextVersions({ db }: Ctx, name: SiteText): Promise<SiteTextVersionView[]> {
  const rows = await db
    .select({ version: settings.seq, at: settings.at })
    .from(settings)
    .where(eq(settings.name, name))
    .orderBy(desc(settings.seq))
    .limit(VERSIONS_SHOWN_MAX);
  return [...rows, { version: 0, at: null }];
}

/** A text of the site as readers see it, with the names of site and publisher in their places. Throws NotFoundError. */
export async function renderSiteText(ctx: Ctx, name: SiteText, version?: number): Promise<RenderedBodyView> {
  const markdown = filled(await getSiteText(ctx, name, version), blanksOf(ctx));
  const { tree, citations } = await workOn("renderBody", { markdown });
  return { tree, citations };
}

function blanksOf({ settings: { name, publisher } }: Ctx): Blanks {
  const country = publisher && new Intl.DisplayNames(DEFAULT_LOCALE, { type: "region" }).of(publisher.country);
  return {
    site: name,
    publisher: publisher?.name ?? name,
    country: country ?? "…",
    email: publisher?.email ?? "…",
    address: publisher?.address || "…",
  };
}
