import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { verdictInWords } from "#components/verdicts/verdict-in-words";
import { citationIn } from "#server/checks/citation-queries";
import { getPublishedCheck } from "#server/checks/public-queries";
import { CITATION_FORMS, type CitationForm } from "#server/checks/schemas";
import { NotFoundError } from "#server/core/errors";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

const TYPE: Record<CitationForm, string> = {
  bib: "application/x-bibtex; charset=utf-8",
  "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
};

/** How a check is cited, for programs that keep references. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/checks/[slug]/cite/[form]">) {
  const { locale, slug, form: asked } = await params;
  const form = CITATION_FORMS.find((one) => one === asked);
  if (!form) return new Response(null, { status: 404 });
  enterLocale(locale);
  const t = await getTranslations("verdicts");
  const ctx = await publicCtx();
  try {
    const check = await getPublishedCheck(ctx, slug);
    const site = { publicUrl: env().PUBLIC_URL, name: ctx.settings.name };
    const verdict = verdictInWords(t, check.claim.verdict, check.state === "retracted");
    return new Response(citationIn(form, check, site, verdict), { headers: { "content-type": TYPE[form] } });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
