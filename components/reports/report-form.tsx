import { useLocale, useTranslations } from "next-intl";
import { PlainArea } from "#components/signin/plain-area";
import { PlainField } from "#components/signin/plain-field";
import { SentBackNotice, type SentBackProps } from "#components/signin/sent-back-notice";
import { Button } from "#components/ui/button";
import { controlClass, Field } from "#components/ui/field";
import { REPORT_REASONS } from "#db/vocabulary";
import { REPORT_MAX_CHARACTERS } from "#server/reports/schemas";
import type { ReportedView } from "#server/reports/views";

type Props = SentBackProps & { reported: ReportedView; isMember: boolean };

/** What is reported and why, by a form that needs no script. Somebody who is no member may leave an address. */
export function ReportForm({ reported, isMember, sentBack }: Props) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const typed = sentBack?.typed ?? {};
  return (
    <form method="post" action="/api/report" className="grid gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="kind" value={reported.kind} />
      <input type="hidden" name="subject" value={reported.subject} />
      <blockquote
        className="line-clamp-6 border-s-3 border-rule ps-3 font-text text-base wrap-anywhere"
        lang={reported.language ?? undefined}
        dir="auto"
      >
        {reported.words}
      </blockquote>
      <SentBackNotice sentBack={sentBack} />
      <Field label={t("reason")}>
        {(described) => (
          <select {...described} name="reason" defaultValue={typed.reason ?? ""} required className={controlClass}>
            <option value="" disabled />
            {REPORT_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PlainArea
        label={t("text")}
        hint={t("textHint", { max: REPORT_MAX_CHARACTERS })}
        name="text"
        rows={5}
        maxLength={REPORT_MAX_CHARACTERS}
        isRequired
        typed={typed.text ?? ""}
      />
      {!isMember && (
        <PlainField
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          name="email"
          autoComplete="email"
          defaultValue={typed.email ?? ""}
          problem={null}
        />
      )}
      <Button type="submit" variant="primary">
        {t("send")}
      </Button>
    </form>
  );
}
