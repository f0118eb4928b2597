import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { EraseForm } from "#components/measures/erase-form";
import { PublisherForm } from "#components/settings/publisher-form";
import { SettingHistory } from "#components/settings/setting-history";
import { SECTIONS, type Section, SettingSections } from "#components/settings/setting-sections";
import { SignUpForm } from "#components/settings/sign-up-form";
import { SiteForm } from "#components/settings/site-form";
import { StandpointsForm } from "#components/settings/standpoints-form";
import { TextForm } from "#components/settings/text-form";
import { WordsForm } from "#components/settings/words-form";
import { Pager } from "#components/ui/pager";
import { SITE_TEXTS, type SiteText } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { getCtx } from "#server/request";
import { getSiteText } from "#server/settings/public-queries";
import { listSettingChanges, listSettings } from "#server/settings/queries";
import { siteTextPath } from "#server/settings/rules";

export const generateMetadata = titleOf("settings", "title");

/** One page of the settings: what the newsroom decides about its site. */
export default async function SettingsSectionPage({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/settings/[section]">) {
  const { locale, section: asked } = await params;
  enterLocale(locale);
  const t = await getTranslations("settings");
  const ctx = await getCtx();
  const seqs = await orNotFound(seqsOf(ctx));
  const section = SECTIONS.find((one) => one === asked) ?? notFound();
  const text = SITE_TEXTS.find((one) => one === section);
  const page = pageFrom((await searchParams).page);
  return (
    <SettingSections
      locale={locale}
      current={section}
      lead={text ? t(`textLead.${text}`) : section === "publisher" && t("publisherLead")}
      actions={
        text && (
          <a href={`/${locale}/${siteTextPath(text)}`} className="text-sm underline">
            {t("see")}
          </a>
        )
      }
    >
      {text ? <OwnText name={text} ctx={ctx} seq={seqs[text] ?? 0} /> : await formOf(section, ctx, seqs, page, locale)}
    </SettingSections>
  );
}

type Seqs = Awaited<ReturnType<typeof seqsOf>>;

/** How often each setting was changed, so that two who change one at once do not overwrite each other. */
async function seqsOf(ctx: Ctx) {
  const changed = await listSettings(ctx);
  return Object.fromEntries(Object.entries(changed).map(([name, { seq }]) => [name, seq]));
}

async function OwnText({ name, ctx, seq }: { name: SiteText; ctx: Ctx; seq: number }) {
  return <TextForm key={name} name={name} value={await getSiteText(ctx, name)} seq={seq} />;
}

async function formOf(section: Section, ctx: Ctx, seqs: Seqs, page: number, locale: string): Promise<ReactNode> {
  const { name, about, publisher, languages, topics, signUp, asksStandpoints } = ctx.settings;
  if (section === "site") return <SiteForm value={{ name, about }} seq={seqs.site ?? 0} />;
  if (section === "publisher") return <PublisherForm value={publisher} seq={seqs.publisher ?? 0} />;
  if (section === "joining") return <SignUpForm value={signUp} seq={seqs.sign_up ?? 0} />;
  if (section === "topics") {
    return (
      <div className="grid gap-8">
        <WordsForm name="topics" value={topics} seq={seqs.topics ?? 0} />
        <WordsForm name="languages" value={languages} seq={seqs.languages ?? 0} />
        <StandpointsForm value={asksStandpoints ? "asked" : "never"} seq={seqs.standpoints ?? 0} />
      </div>
    );
  }
  if (section === "erasure") return <EraseForm />;
  const changes = await listSettingChanges(ctx, page);
  return (
    <>
      <SettingHistory changes={changes.slice(0, ROWS_PER_PAGE)} now={ctx.now} />
      <Pager rows={changes.length} page={page} hrefOf={(other) => `/${locale}/desk/settings/history?page=${other}`} />
    </>
  );
}
