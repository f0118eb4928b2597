import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { idFrom } from "#app/_lib/id-from";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleFrom } from "#app/_lib/title-of";
import { MeasureForm } from "#components/measures/measure-form";
import { PastMeasures } from "#components/measures/past-measures";
import { MemberFacts } from "#components/members/member-facts";
import { RoleForm } from "#components/members/role-form";
import { Day } from "#components/ui/day";
import { PageHeading } from "#components/ui/page-heading";
import { listMeasuresAbout } from "#server/measures/queries";
import { getMember } from "#server/members/queries";
import { listSavedReplies } from "#server/moderation/desk-queries";
import { measurePolicy } from "#server/policy/measures";
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
  const ctx = await getCtx();
  const [past, replies] = await Promise.all([listMeasuresAbout(ctx, id), listSavedReplies(ctx)]);
  const kinds = (["warn", "limit", "suspend", "ban"] as const).filter(
    (kind) => measurePolicy.take(actor, { kind, member: id, memberRole: role }).allowed,
  );
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
        <section aria-labelledby="measures" className="grid max-w-measure gap-3">
          <h2 id="measures" className="text-sm font-semibold">
            {t("measures.form.past")}
          </h2>
          <PastMeasures measures={past} />
          {!leftAt && kinds.length > 0 && (
            <details className="border-t border-rule">
              <summary className="py-2 text-sm font-semibold">{t("measures.form.title")}</summary>
              <MeasureForm subject={id} kinds={kinds} replies={replies} />
            </details>
          )}
        </section>
      </div>
    </div>
  );
}
