import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { entriesOf, writeFeed } from "#app/_lib/write-feed";
import { lettersIn } from "#server/core/rules";
import { publicCtx } from "#server/request";
import { searchChecks } from "#server/search/public-queries";
import { SEARCH_MAX_CHARACTERS, searchFrom, searchQuery } from "#server/search/schemas";

/** What a search finds, the newest first, so that whatever is published on it can be followed. */
export async function GET(request: Request, { params }: RouteContext<"/[locale]/search/[feed]">) {
  const { locale, feed } = await params;
  enterLocale(locale);
  const asked = new URL(request.url).searchParams;
  const all = Object.fromEntries(Array.from(new Set(asked.keys()), (name) => [name, asked.getAll(name)]));
  const input = { ...searchFrom(all), sort: "newest" as const, page: 1 };
  if (lettersIn(input.words) > SEARCH_MAX_CHARACTERS) return new Response(null, { status: 400 });
  const t = await getTranslations("search");
  const { checks } = await searchChecks(await publicCtx(), input);
  const path = `/${locale}/search?${searchQuery(input)}`;
  const title = input.words ? t("titleOf", { words: input.words }) : t("title");
  return writeFeed(feed, locale, { title, path, page: path, entries: await entriesOf(checks) });
}
