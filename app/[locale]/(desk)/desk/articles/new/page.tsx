import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { titleOf } from "#app/_lib/title-of";
import { Bookmarklet } from "#components/imports/bookmarklet";
import { ImportForm } from "#components/imports/import-form";
import { PageHeading } from "#components/ui/page-heading";
import { articlePolicy } from "#server/policy/articles";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("articles", "importTitle");

const FIRST_CHARACTERS = 4_000;

/** One value out of the address of a page, no longer than is of use. */
const oneOf = (value: string | string[] | undefined) =>
  typeof value === "string" ? value.slice(0, FIRST_CHARACTERS) : undefined;

export default async function NewArticlePage({ params, searchParams }: PageProps<"/[locale]/desk/articles/new">) {
  const { locale } = await params;
  enterLocale(locale);
  const { way, url, selection } = await searchParams;
  const t = await getTranslations("articles");
  if (!articlePolicy.import((await getCtx()).actor).allowed) notFound();
  return (
    <div className="pb-8">
      <PageHeading title={t("importTitle")} lead={t("importLead")} />
      <div className="px-4">
        <ImportForm locale={locale} given={{ way: oneOf(way), url: oneOf(url), selection: oneOf(selection) }} />
        <Bookmarklet locale={locale} />
      </div>
    </div>
  );
}
