import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { InviteForm } from "#components/members/invite-form";
import { PublisherForm } from "#components/settings/publisher-form";
import { SET_UP_STEPS, type SetUpStep, SetUpSteps } from "#components/settings/set-up-steps";
import { SiteForm } from "#components/settings/site-form";
import { WordsForm } from "#components/settings/words-form";
import { ButtonLink } from "#components/ui/button";
import { type Ctx, signedIn } from "#server/core/context";
import { env } from "#server/env";
import { listInvitations } from "#server/members/queries";
import { invitableRoles } from "#server/members/rules";
import { getCtx } from "#server/request";
import { listSettings } from "#server/settings/queries";

export const generateMetadata = titleOf("setUp", "title");

/** The set-up of a new site, step by step; each is saved by itself and can be done later. */
export default async function SetUpPage({ params, searchParams }: PageProps<"/[locale]/desk/setup">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("setUp");
  const ctx = await getCtx();
  const kept = await orNotFound(listSettings(ctx));
  const isInvited = (await listInvitations(ctx, 1)).some(({ inviter }) => inviter !== null);
  const done = SET_UP_STEPS.filter((step) => (step === "members" ? isInvited : kept[step] !== undefined));
  const asked = (await searchParams).step;
  const current =
    SET_UP_STEPS.find((step) => step === asked) ?? SET_UP_STEPS.find((step) => !done.includes(step)) ?? "members";
  const following = SET_UP_STEPS[SET_UP_STEPS.indexOf(current) + 1];
  const next = following ? `/${locale}/desk/setup?step=${following}` : `/${locale}/desk`;
  const seqs = { site: kept.site?.seq ?? 0, publisher: kept.publisher?.seq ?? 0 };
  const wordSeqs = { topics: kept.topics?.seq ?? 0, languages: kept.languages?.seq ?? 0 };
  return (
    <div className="mx-auto max-w-4xl px-4 pt-5 pb-10">
      <SetUpSteps locale={locale} current={current} done={done} />
      <h1 className="mb-4 text-lead font-semibold">{t(`step.${current}`)}</h1>
      {formOf(current, ctx, { ...seqs, ...wordSeqs }, next, await getTranslations())}
      <p className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm text-ink-soft">
        <ButtonLink href={next} variant={current === "members" ? "primary" : "quiet"}>
          {t(current === "members" ? "finish" : "skip")}
        </ButtonLink>
        {t("later")}
      </p>
    </div>
  );
}

type Seqs = { site: number; publisher: number; topics: number; languages: number };

function formOf(
  step: SetUpStep,
  ctx: Ctx,
  seqs: Seqs,
  next: string,
  t: Awaited<ReturnType<typeof getTranslations<never>>>,
): ReactNode {
  const { name, about, publisher, languages, topics } = ctx.settings;
  if (step === "site") return <SiteForm value={{ name, about }} seq={seqs.site} next={next} />;
  if (step === "publisher") {
    return (
      <>
        <p className="mb-4 max-w-measure text-sm text-ink-soft">{t("settings.publisherLead")}</p>
        <PublisherForm value={publisher} seq={seqs.publisher} next={next} />
      </>
    );
  }
  if (step === "topics") {
    return (
      <div className="grid gap-8">
        <WordsForm name="topics" value={topics} seq={seqs.topics} />
        <WordsForm name="languages" value={languages} seq={seqs.languages} next={next} />
      </div>
    );
  }
  return (
    <>
      <p className="mb-4 max-w-measure text-sm text-ink-soft">{t("setUp.membersLead")}</p>
      <InviteForm roles={invitableRoles(signedIn(ctx).role)} origin={env().PUBLIC_URL} />
    </>
  );
}
