import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { Inbox } from "#components/notices/inbox";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { SectionLinks } from "#components/ui/section-links";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { countUnreadNotices, listOwnNotices } from "#server/notices/queries";
import { NOTICE_VIEWS } from "#server/notices/rules";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("notices", "title");

/** What a member was told: of what is theirs, of what they are asked, and of what they follow. */
export default async function InboxPage({ params, searchParams }: PageProps<"/[locale]/desk/inbox">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("notices");
  const ctx = await getCtx();
  const query = await searchParams;
  const view = NOTICE_VIEWS.find((one) => one === query.view) ?? "unread";
  const page = pageFrom(query.page);
  const [notices, unread] = await Promise.all([
    orNotFound(listOwnNotices(ctx, view, page)),
    orNotFound(countUnreadNotices(ctx)),
  ]);
  const path = `/${locale}/desk/inbox`;
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 pb-3">
        <SectionLinks
          label={t("views")}
          links={NOTICE_VIEWS.map((one) => ({
            href: `${path}?view=${one}`,
            words: t(`view.${one}`),
            isHere: one === view,
          }))}
        />
        <p className="flex gap-x-5 text-sm">
          <Link href={`${path}/following`} prefetch={false} className="underline">
            {t("following")}
          </Link>
          <Link href={`/${locale}/desk/profile/mail`} prefetch={false} className="underline">
            {t("preferences")}
          </Link>
        </p>
      </div>
      {notices.length > 0 ? (
        <Inbox notices={notices.slice(0, ROWS_PER_PAGE)} unread={unread} locale={locale} now={ctx.now} />
      ) : (
        <p className="border-t border-rule px-4 pt-4 text-sm text-ink-soft">{t(`none.${view}`)}</p>
      )}
      <Pager rows={notices.length} page={page} hrefOf={(other) => `${path}?view=${view}&page=${other}`} />
    </div>
  );
}
