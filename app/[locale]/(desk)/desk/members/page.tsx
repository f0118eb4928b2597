import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { DeskRow } from "#components/desk/desk-row";
import { RowKeys } from "#components/desk/row-keys";
import { FindMember } from "#components/members/find-member";
import { MembersPlaces } from "#components/members/members-places";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { cleanText, ROWS_PER_PAGE } from "#server/core/rules";
import { listMembers } from "#server/members/queries";
import { HANDLE_MAX_CHARACTERS } from "#server/members/rules";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("members", "title");

/** Who is a member, for moderators. */
export default async function MembersPage({ params, searchParams }: PageProps<"/[locale]/desk/members">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations();
  const ctx = await getCtx();
  const asked = await searchParams;
  const page = pageFrom(asked.page);
  const begins = cleanText(String(asked.q ?? "").slice(0, 2 * HANDLE_MAX_CHARACTERS)).trim();
  const found = await orNotFound(listMembers(ctx, { begins, page }));
  return (
    <div className="pb-8">
      <PageHeading title={t("members.title")} lead={t("members.lead")} />
      <MembersPlaces locale={locale} current="list" />
      <FindMember begins={begins} />
      {found.length === 0 && <p className="px-4 text-sm text-ink-soft">{t("members.foundNone")}</p>}
      <RowKeys>
        <ul>
          {found.slice(0, ROWS_PER_PAGE).map(({ id, handle, name, role, joinedAt }) => (
            <DeskRow
              key={id}
              href={`/${locale}/desk/members/${id}`}
              title={name ? `${handle} (${name})` : handle}
              language={null}
              facts={t(`signin.role.${role}`)}
              since={{ at: joinedAt, now: ctx.now }}
            />
          ))}
        </ul>
      </RowKeys>
      <Pager
        rows={found.length}
        page={page}
        hrefOf={(other) => `/${locale}/desk/members?page=${other}&q=${encodeURIComponent(begins)}`}
      />
    </div>
  );
}
