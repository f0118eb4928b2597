import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { InterestForm } from "#components/interests/interest-form";
import { InterestList } from "#components/interests/interest-list";
import { AllowanceList } from "#components/limits/allowance-list";
import { HouseRules } from "#components/measures/house-rules";
import { MeasureList } from "#components/measures/measure-list";
import { DeleteAccount } from "#components/members/delete-account";
import { ProfileFacts } from "#components/members/profile-facts";
import { ProfileForm } from "#components/members/profile-form";
import { PROFILE_SECTIONS, type ProfileSection, ProfileSections } from "#components/members/profile-sections";
import { NoticeMailForm } from "#components/notices/notice-mail-form";
import { SessionList } from "#components/signin/session-list";
import { OwnQuestions } from "#components/standpoints/own-questions";
import { Day } from "#components/ui/day";
import { type Ctx, signedIn } from "#server/core/context";
import { listOwnInterests } from "#server/interests/queries";
import { listOwnAllowances } from "#server/limits/queries";
import { listOwnMeasures } from "#server/measures/queries";
import { getOwnProfile } from "#server/members/queries";
import type { OwnProfileView } from "#server/members/views";
import { listNoticePreferences } from "#server/notices/queries";
import { getCtx } from "#server/request";
import { listOwnSessions } from "#server/signin/queries";
import { SESSION_DAYS, SESSION_IDLE_DAYS } from "#server/signin/rules";
import { listOwnQuestions } from "#server/standpoints/queries";

export const generateMetadata = titleOf("profile", "title");

/** What a member sees and changes about themselves. */
export default async function ProfileSectionPage({ params }: PageProps<"/[locale]/desk/profile/[section]">) {
  const { locale, section: asked } = await params;
  enterLocale(locale);
  const t = await getTranslations();
  const ctx = await getCtx();
  const section = PROFILE_SECTIONS.find((one) => one === asked) ?? notFound();
  const profile = await orNotFound(getOwnProfile(ctx));
  const { handle, role } = signedIn(ctx);
  return (
    <ProfileSections
      locale={locale}
      current={section}
      title={handle}
      lead={t.rich("profile.lead", {
        role: t(`signin.role.${role}`),
        since: () => <Day at={profile.joinedAt} />,
        page: (words) => (
          <a href={`/${locale}/members/${encodeURIComponent(handle)}`} className="underline">
            {words}
          </a>
        ),
      })}
    >
      <Section section={section} ctx={ctx} profile={profile} locale={locale} />
    </ProfileSections>
  );
}

type Props = { section: ProfileSection; ctx: Ctx; profile: OwnProfileView; locale: string };

async function Section({ section, ctx, profile, locale }: Props) {
  const t = await getTranslations("profile");
  const tn = await getTranslations("notices");
  const lead = "mb-4 max-w-measure text-sm text-ink-soft";
  if (section === "profile") {
    return (
      <>
        <ProfileFacts profile={profile} />
        <ProfileForm profile={profile} />
      </>
    );
  }
  if (section === "interests") {
    return (
      <>
        <p className={lead}>{t("interestsLead")}</p>
        <InterestList interests={await listOwnInterests(ctx)} />
        <InterestForm />
      </>
    );
  }
  if (section === "questions") {
    return (
      <>
        <p className={lead}>{t("questionsLead")}</p>
        <OwnQuestions questions={await listOwnQuestions(ctx)} locale={locale} />
      </>
    );
  }
  if (section === "mail") {
    return (
      <>
        <p className={lead}>{tn("mailLead")}</p>
        <NoticeMailForm preferences={await listNoticePreferences(ctx)} />
        <p className="mt-3 max-w-measure text-sm text-ink-soft">{tn("stopLead")}</p>
      </>
    );
  }
  if (section === "sessions") {
    return (
      <>
        <p className={lead}>{t("sessionsLead", { idle: SESSION_IDLE_DAYS, days: SESSION_DAYS })}</p>
        <SessionList sessions={await listOwnSessions(ctx)} />
      </>
    );
  }
  if (section === "measures") {
    const measures = await listOwnMeasures(ctx);
    return (
      <>
        <p className={lead}>{t("measuresLead")}</p>
        {measures.length > 0 ? <MeasureList measures={measures} /> : <p className="text-sm">{t("measuresNone")}</p>}
        <HouseRules />
      </>
    );
  }
  if (section === "limits") {
    return (
      <>
        <p className={lead}>{t("limitsLead")}</p>
        <AllowanceList allowances={await listOwnAllowances(ctx)} isNew={signedIn(ctx).isNew === true} />
      </>
    );
  }
  return (
    <div className="grid gap-6">
      <div>
        <p className={lead}>{t("exportWhat")}</p>
        <a href="/api/own-records" download className="text-sm font-semibold underline">
          {t("export")}
        </a>
      </div>
      <DeleteAccount handle={profile.handle} locale={locale} />
    </div>
  );
}
