import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { MemberFacts } from "#components/members/member-facts";
import { RoleForm } from "#components/members/role-form";
import { Day } from "#components/ui/day";
import { PageHeading } from "#components/ui/page-heading";
import { getMember } from "#server/members/queries";
import { memberPolicy } from "#server/policy/members";
import { getCtx } from "#server/request";

type Props = PageProps<"/[locale]/desk/members/[memberId]">;

const memberAt = cache(async (segment: string) => getMember(await getCtx(), idFrom(segment)));

export const generateMetadata = async ({ params }: Props) =>
  titleFrom(memberAt((await params).memberId), ({ handle }) => handle);

/** A member, as moderators know them; administrators change the role. */
export default async function MemberPage({ params }: Props) {
  const { locale, memberId } = await params;
  enterLocale(locale);
  const t = await getTranslations();
  const { actor } = await getCtx();
  const member = await orNotFound(memberAt(memberId));
  const { id, handle, role, joinedAt, leftAt } = member;
  const mayChange = !leftAt && memberPolicy.changeRole(actor, { isLastAdministrator: false }).allowed;
  return (
    <div className="pb-10">
      <PageHeading
        title={handle}
        lead={
          leftAt
            ? t("members.left")
            : t.rich("members.memberLead", { role: t(`signin.role.${role}`), since: () => <Day at={joinedAt} /> })
        }
        actions={
          <a href={`/${locale}/members/${encodeURIComponent(handle)}`} className="text-sm underline">
            {t("members.publicPage")}
          </a>
        }
      />
      <div className="grid gap-8 px-4">
        <MemberFacts member={member} />
        {mayChange && <RoleForm member={id} role={role} />}
      </div>
    </div>
  );
}
