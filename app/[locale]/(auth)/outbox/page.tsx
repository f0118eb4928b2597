import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { OutboxMail } from "#components/mail/outbox-mail";
import { env } from "#server/env";
import { listUnsentMails } from "#server/mail/queries";
import { systemCtx } from "#server/request";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

/** What would be mailed, on a machine without a mail server. Anywhere else there is no such page. */
export default async function OutboxPage({ params }: PageProps<"/[locale]/outbox">) {
  const { locale } = await params;
  enterLocale(locale);
  const { hasOutbox, PUBLIC_URL } = env();
  if (!hasOutbox) notFound();
  const t = await getTranslations("outbox");
  const mails = await listUnsentMails(await systemCtx(), PUBLIC_URL);
  return (
    <main id="main" className="page max-w-3xl py-8">
      <h1 className="text-lead font-semibold">{t("title")}</h1>
      <p className="mt-1 mb-5 max-w-measure text-sm text-ink-soft">{t("lead")}</p>
      {mails.length === 0 && <p className="text-base text-ink-soft">{t("empty")}</p>}
      {mails.map((mail) => (
        <OutboxMail key={mail.id} mail={mail} />
      ))}
    </main>
  );
}
