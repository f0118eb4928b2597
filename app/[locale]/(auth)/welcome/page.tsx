import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { HandleForm } from "#components/members/handle-form";
import { UnsavedOwner } from "#components/members/unsaved-owner";
import { DoorCard } from "#components/signin/door-card";
import { TRPCProvider } from "#components/trpc/provider";
import { deskAddress } from "#server/core/own-address";
import { getCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

/** The first handle of someone who signed in for the first time. */
export default async function WelcomePage({ params, searchParams }: PageProps<"/[locale]/welcome">) {
  const { locale } = await params;
  const { to } = await searchParams;
  enterLocale(locale);
  const t = await getTranslations("welcome");
  const { actor, settings } = await getCtx();
  const next = deskAddress(Array.isArray(to) ? to[0] : to) ?? `/${locale}/desk`;
  if (actor.kind === "member") redirect(next);
  if (actor.kind !== "newcomer") redirect(`/${locale}/signin`);
  return (
    <DoorCard site={settings.name} title={t("title")} lead={t("lead")}>
      <NextIntlClientProvider>
        <TRPCProvider member={actor.id}>
          <UnsavedOwner member={actor.id}>
            <HandleForm next={next} />
          </UnsavedOwner>
        </TRPCProvider>
      </NextIntlClientProvider>
    </DoorCard>
  );
}
