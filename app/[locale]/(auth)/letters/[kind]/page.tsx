import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { CheckList } from "#components/checks/check-list";
import { LetterForm } from "#components/letters/letter-form";
import { DoorCard } from "#components/signin/door-card";
import { LETTER_KINDS } from "#db/vocabulary";
import { findCheckedAlready, findCheckToWriteAbout } from "#server/letters/public-queries";
import { findSentBack, getCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false }, referrer: "same-origin" };

/** Writes to the newsroom: an error in a check, an objection to its verdict, something to be checked. Works without a script. */
export default async function LetterPage({ params, searchParams }: PageProps<"/[locale]/letters/[kind]">) {
  const { locale, kind: asked } = await params;
  enterLocale(locale);
  const kind = LETTER_KINDS.find((one) => one === asked) ?? notFound();
  const t = await getTranslations("letters");
  const ctx = await getCtx();
  const { name: site } = ctx.settings;
  const isMember = ctx.actor.kind === "member";
  const { check: slug, sent } = await searchParams;
  if (sent !== undefined) {
    return (
      <DoorCard site={site} title={t("sentTitle")} lead={t(isMember ? "sent" : "sentVisitor")}>
        <a href={`/${locale}`} className="text-base underline">
          {t("goOn")}
        </a>
      </DoorCard>
    );
  }
  const found = typeof slug === "string" && kind !== "request" ? await findCheckToWriteAbout(ctx, slug) : null;
  if (kind !== "request" && !found) return <DoorCard site={site} title={t(`title.${kind}`)} lead={t("gone")} />;
  const check = found && typeof slug === "string" ? { slug, title: found.title } : null;
  const sentBack = await findSentBack(letterPath(locale, kind, check?.slug ?? ""));
  const { text = "", evidence = "" } = sentBack?.typed ?? {};
  const checked = sentBack?.problem === "request_checked" ? await findCheckedAlready(ctx, { text, evidence }) : [];
  return (
    <DoorCard site={site} title={t(`title.${kind}`)} lead={t(`lead.${kind}`)}>
      {checked.length > 0 && (
        <section aria-labelledby="checked" className="border-y border-rule py-4">
          <h2 id="checked" className="mb-3 text-base font-semibold">
            {t("checkedTitle")}
          </h2>
          <CheckList checks={checked} locale={locale} isDense />
        </section>
      )}
      <LetterForm kind={kind} check={check} isMember={isMember} sentBack={sentBack} hasSeen={checked.length > 0} />
    </DoorCard>
  );
}

const letterPath = (locale: string, kind: string, slug: string) =>
  slug === "" ? `/${locale}/letters/${kind}` : `/${locale}/letters/${kind}?check=${slug}`;
