import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { InvitationList } from "#components/members/invitation-list";
import { InviteForm } from "#components/members/invite-form";
import { MembersPlaces } from "#components/members/members-places";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { signedIn } from "#server/core/context";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { env } from "#server/env";
import { listInvitations } from "#server/members/queries";
import { invitableRoles } from "#server/members/rules";
import { memberPolicy } from "#server/policy/members";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("members", "title");

export default async function InvitationsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/desk/members/invitations">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("members");
  const ctx = await getCtx();
  const page = pageFrom((await searchParams).page);
  const invitations = await orNotFound(listInvitations(ctx, page));
  const heading = "mb-3 text-sm font-semibold";
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      <MembersPlaces locale={locale} current="invitations" />
      <div className="grid gap-8 px-4">
        <section aria-labelledby="invite">
          <h2 id="invite" className={heading}>
            {t("invite")}
          </h2>
          <InviteForm roles={invitableRoles(signedIn(ctx).role)} origin={env().PUBLIC_URL} />
        </section>
        <section aria-labelledby="invitations">
          <h2 id="invitations" className={heading}>
            {t("invitations")}
          </h2>
          <InvitationList
            invitations={invitations.slice(0, ROWS_PER_PAGE)}
            now={ctx.now}
            mayRevoke={({ role }) => memberPolicy.invite(ctx.actor, role).allowed}
          />
        </section>
      </div>
      <Pager
        rows={invitations.length}
        page={page}
        hrefOf={(other) => `/${locale}/desk/members/invitations?page=${other}`}
      />
    </div>
  );
}
