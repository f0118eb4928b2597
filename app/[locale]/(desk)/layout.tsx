import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { DeskBar } from "#components/desk/desk-bar";
import { DeskKeys } from "#components/desk/desk-keys";
import { UnsavedOwner } from "#components/members/unsaved-owner";
import { TRPCProvider } from "#components/trpc/provider";
import { countToDo } from "#server/desk/queries";
import { findNearAllowance } from "#server/limits/queries";
import { countQueue } from "#server/moderation/desk-queries";
import { countUnreadNotices } from "#server/notices/queries";
import { deskPlacesOf } from "#server/policy/desk";
import { getCtx, requireMember } from "#server/request";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** A courtesy, not the lock: every command and every query asks the policy itself. */
export default async function DeskLayout({ children, params }: LayoutProps<"/[locale]">) {
  const { locale } = await params;
  enterLocale(locale);
  const member = await requireMember(locale);
  const { id, handle, role } = member;
  const places = deskPlacesOf(member);
  const ctx = await getCtx();
  const waiting = await countToDo(ctx);
  const unread = await countUnreadNotices(ctx);
  const queued = places.includes("queue") ? await countQueue(ctx) : 0;
  const near = await findNearAllowance(ctx);
  const t = await getTranslations("profile");
  const te = await getTranslations("refusals");
  return (
    <NextIntlClientProvider>
      <TRPCProvider member={id}>
        <UnsavedOwner member={id}>
          <DeskBar
            locale={locale}
            handle={handle}
            role={role}
            places={places}
            waiting={waiting}
            counts={{ inbox: unread, queue: queued }}
            instanceName={ctx.settings.name}
          />
          <DeskKeys locale={locale} places={places} />
          {member.isSuspended && (
            <p role="status" className="border-b border-rule bg-mark px-4 py-2 text-sm">
              {te("suspended")}{" "}
              <Link href={`/${locale}/desk/profile/measures`} prefetch={false} className="underline">
                {t("section.measures")}
              </Link>
            </p>
          )}
          {near && (
            <p role="status" className="border-b border-rule bg-mark px-4 py-2 text-sm">
              {near.kind === "write"
                ? t("limitNear", near)
                : t("limitNearDay", { ...near, what: t(`limit.${near.kind}`) })}
            </p>
          )}
          <main id="main" className="text-base leading-normal">
            {children}
          </main>
        </UnsavedOwner>
      </TRPCProvider>
    </NextIntlClientProvider>
  );
}
