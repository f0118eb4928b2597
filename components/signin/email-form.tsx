import { useLocale, useTranslations } from "next-intl";
import { PlainField } from "#components/signin/plain-field";
import { SentBackNotice, type SentBackProps } from "#components/signin/sent-back-notice";
import { Button } from "#components/ui/button";

type Props = SentBackProps & {
  /** The page of the desk that was asked for. */
  to: string | null;
};

/** Asks for a link and a code by mail. */
export function EmailForm({ to, sentBack }: Props) {
  const t = useTranslations("signin");
  const isOfField = sentBack?.problem === "email_form";
  return (
    <form method="post" action="/api/signin/email" className="grid gap-4">
      <input type="hidden" name="locale" value={useLocale()} />
      {to !== null && <input type="hidden" name="to" value={to} />}
      <PlainField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="email"
        required
        defaultValue={sentBack?.typed.email ?? ""}
        problem={isOfField ? "email_form" : null}
      />
      {!isOfField && <SentBackNotice sentBack={sentBack} />}
      <Button type="submit" variant="primary">
        {t("send")}
      </Button>
    </form>
  );
}
