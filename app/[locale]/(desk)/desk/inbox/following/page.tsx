import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { FollowButtons } from "#components/notices/follow-buttons";
import { FollowList } from "#components/notices/follow-list";
import { PageHeading } from "#components/ui/page-heading";
import { findCheckToFollow, listFollows } from "#server/notices/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("notices", "followsTitle");

/** What a member follows. A reader who comes from a check, with its address, is asked whether to follow it. */
export default async function FollowingPage({ params, searchParams }: PageProps<"/[locale]/desk/inbox/following">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("notices");
  const ctx = await getCtx();
  const { check: slug } = await searchParams;
  const [follows, asked] = await Promise.all([
    orNotFound(listFollows(ctx)),
    typeof slug === "string" ? findCheckToFollow(ctx, slug) : null,
  ]);
  const isNew = asked !== null && !follows.some(({ subject }) => subject === asked.check);
  return (
    <div className="grid gap-4 pb-8">
      <PageHeading title={t("followsTitle")} lead={t("followsLead")} />
      {isNew && (
        <section
          aria-label={t("followCheckTitle")}
          className="mx-4 grid max-w-measure gap-1 border-s-4 border-accent bg-accent-ground px-4 py-3 text-sm"
        >
          <h2 className="font-semibold">{t("followCheckTitle")}</h2>
          <p dir="auto">{asked.title}</p>
          <p className="text-ink-soft">{t("followCheckLead")}</p>
          <FollowButtons kind="check" subject={asked.check} following="none" />
        </section>
      )}
      <FollowList follows={follows} locale={locale} />
    </div>
  );
}
