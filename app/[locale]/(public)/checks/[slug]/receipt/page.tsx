import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { cache } from "react";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { ReceiptVerification } from "#components/receipts/receipt-verification";
import { getPublishedCheck } from "#server/checks/public-queries";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/checks/[slug]/receipt">;

const checkAt = cache(async (slug: string) => orNotFound(getPublishedCheck(await publicCtx(), slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("receipts");
  const { title } = await checkAt(slug);
  return { title: `${t("title")}: ${title}`, robots: { index: false } };
}

export default async function ReceiptPage({ params }: Props) {
  const { locale, slug } = await params;
  enterLocale(locale);
  const t = await getTranslations("receipts");
  const { title, language } = await checkAt(slug);
  const path = `/${locale}/checks/${slug}`;
  return (
    <div className="max-w-measure">
      <h1 className="mt-10 mb-3 font-display text-h1 leading-tight font-semibold tracking-[-0.015em]">{t("title")}</h1>
      <p className="mb-4 font-text text-lead leading-snug" lang={language}>
        <a href={path} className="underline">
          {title}
        </a>
      </p>
      <p className="mb-4 font-text text-body leading-relaxed">{t("lead")}</p>
      <NextIntlClientProvider messages={{ receipts: (await getMessages()).receipts }}>
        <ReceiptVerification receipt={`${path}/receipt.json`} keys="/.well-known/countersign-keys.json" />
      </NextIntlClientProvider>
      <p className="mt-6 mb-2 text-sm text-ink-soft">{t("yourself")}</p>
      <p className="rounded bg-paper-sunk px-4 py-3 text-sm break-all">
        <code>
          npm run verify -- {env().PUBLIC_URL}
          {path}
        </code>
      </p>
      <p className="mt-3 text-sm">
        <a href={`${path}/receipt.json`} className="underline">
          {t("file")}
        </a>
      </p>
    </div>
  );
}
