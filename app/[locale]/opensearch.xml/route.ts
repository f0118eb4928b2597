import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { escaped } from "#app/_lib/xml";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** Lets a browser search this site from its address bar (OpenSearch 1.1). */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/opensearch.xml">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("site");
  const { name } = (await publicCtx()).settings;
  const { PUBLIC_URL } = env();
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escaped(name.slice(0, SHORT_NAME_MAX))}</ShortName>
<Description>${escaped(t("find"))}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml" width="16" height="16">${escaped(PUBLIC_URL)}/icon.svg</Image>
<Url type="text/html" template="${escaped(PUBLIC_URL)}/${locale}/search?q={searchTerms}"/>
<Url type="application/atom+xml" template="${escaped(PUBLIC_URL)}/${locale}/search/atom.xml?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(body, { headers: { "content-type": "application/opensearchdescription+xml; charset=utf-8" } });
}

/** The specification allows sixteen characters. */
const SHORT_NAME_MAX = 16;
