import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment";

type Props = { mail: { to: string; subject: string; text: string; html: string; queuedAt: Date } };

const LINK = /(https?:\/\/\S+)/;

/** A mail that was not sent: as plain text with its links, and as HTML in a frame of its own. */
export function OutboxMail({ mail: { to, subject, text, html, queuedAt } }: Props) {
  const t = useTranslations("outbox");
  return (
    <article className="mb-8 border-t border-rule pt-3">
      <h2 className="text-base font-semibold">{subject}</h2>
      <p className="mb-2 text-sm text-ink-soft">
        {t("to", { to })}, <Moment at={queuedAt} />
      </p>
      <div className="bg-paper-raised p-4 font-mono text-sm break-words whitespace-pre-wrap">
        {text.split(LINK).map((part) =>
          LINK.test(part) ? (
            <a key={part} href={part} className="underline">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </div>
      <details className="mt-2 text-sm">
        <summary className="underline">{t("html")}</summary>
        <iframe title={t("html")} sandbox="" srcDoc={html} className="mt-2 h-120 w-full border border-rule bg-white" />
      </details>
    </article>
  );
}
