import { useLocale, useTranslations } from "next-intl";
import { PlainField } from "#components/signin/plain-field";
import { SentBackNotice, type SentBackProps } from "#components/signin/sent-back-notice";
import { Button } from "#components/ui/button";
import { Day } from "#components/ui/day";
import type { Settings } from "#server/core/views";
import type { OpenInvitationView } from "#server/members/views";

type Props = SentBackProps & {
  invitation: OpenInvitationView;
  token: string;
  settings: Settings;
};

const OF_EMAIL = new Set(["email_form", "email_other", "email_known"]);

/** What accepting means, and the address with which the invited will sign in. */
export function JoinForm({ invitation, token, settings, sentBack }: Props) {
  const t = useTranslations("join");
  const locale = useLocale();
  const { role, email, inviter, expires } = invitation;
  const { name: site, publisher, topics } = settings;
  const isOfField = sentBack !== null && OF_EMAIL.has(sentBack.problem);
  return (
    <form method="post" action="/api/join" className="grid gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      {publisher && (
        <p className="text-base">
          {t("published", { site, publisher: publisher.name })}{" "}
          {topics.length > 0 && t("topics", { topics: new Intl.ListFormat(locale).format(topics) })}
        </p>
      )}
      <ul className="grid list-disc gap-1 ps-5 text-base">
        {inviter && <li>{t(`means.${role}`)}</li>}
        <li>{t("private")}</li>
      </ul>
      {!isOfField && <SentBackNotice sentBack={sentBack} />}
      <PlainField
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        name="email"
        autoComplete="email"
        required
        readOnly={inviter === null && email !== null}
        defaultValue={sentBack?.typed.email ?? email ?? ""}
        problem={isOfField ? sentBack.problem : null}
      />
      <Button type="submit" variant="primary">
        {t(inviter ? "accept" : "begin")}
      </Button>
      <p className="text-sm text-ink-soft">
        {t.rich("terms", {
          terms: (words) => (
            <a href={`/${locale}/terms`} className="underline">
              {words}
            </a>
          ),
          privacy: (words) => (
            <a href={`/${locale}/privacy`} className="underline">
              {words}
            </a>
          ),
        })}
      </p>
      <p className="text-sm text-ink-soft">
        {t.rich("until", { until: () => <Day at={expires} /> })}{" "}
        <a href={`/${locale}/about`} className="underline">
          {t("about")}
        </a>
      </p>
    </form>
  );
}
