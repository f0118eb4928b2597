import "server-only";
import type { SiteText } from "#db/vocabulary";
import { DEFAULT_LOCALE } from "#messages/locales";
import { SITE_TEXTS_BEFORE } from "#messages/texts/en";
import type { RenderedBodyView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { workOn } from "#server/hostile-work/work-on";
import { findSetting } from "#server/settings/internal";
import { type Blanks, filled } from "#server/settings/rules";

/** A text of the site as it was written: the one that came with the product, until an administrator changed it. */
export async function getSiteText(ctx: Ctx, name: SiteText): Promise<string> {
  const kept = await findSetting(ctx.db, name);
  return typeof kept?.value === "string" ? kept.value : SITE_TEXTS_BEFORE[name];
}

/** A text of the site as readers see it, with the names of site and publisher in their places. */
export async function renderSiteText(ctx: Ctx, name: SiteText): Promise<RenderedBodyView> {
  const markdown = filled(await getSiteText(ctx, name), blanksOf(ctx));
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
