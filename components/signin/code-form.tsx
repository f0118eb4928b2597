import { useLocale, useTranslations } from "next-intl";
import { SentBackNotice, type SentBackProps } from "#components/signin/sent-back-notice";
import { Button } from "#components/ui/button";
import { controlClass, Field } from "#components/ui/field";
import { Moment } from "#components/ui/moment";
import { CODE_DIGITS } from "#server/signin/rules";
import type { SignInRequestView } from "#server/signin/views";

/** The code of the mail, typed in the browser that asked for it. */
export function CodeForm({ request, sentBack }: SentBackProps & { request: SignInRequestView }) {
  const t = useTranslations("signin");
  const locale = useLocale();
  const isWrong = sentBack?.problem === "code_wrong";
  return (
    <>
      <form method="post" action="/api/signin/code" className="grid gap-4">
        <input type="hidden" name="locale" value={locale} />
        <Field
          label={t("code")}
          hint={t.rich("codeHint", { until: () => <Moment at={request.expires} only="time" /> })}
          errors={isWrong ? [{ reason: "code_wrong", params: sentBack.params }] : []}
        >
          {(described) => (
            <input
              {...described}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              // Room for spaces: some type 407 213.
              maxLength={2 * CODE_DIGITS}
              defaultValue={isWrong ? sentBack.typed.code : ""}
              className={`${controlClass} text-center text-h1 font-medium tracking-[0.3em] tabular-nums`}
            />
          )}
        </Field>
        {!isWrong && <SentBackNotice sentBack={sentBack} />}
        <Button type="submit" variant="primary">
          {t("codeSend")}
        </Button>
      </form>
      <form
        method="post"
        action="/api/signin/email"
        className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft"
      >
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="email" value={request.email} />
        {t("again")}
        <Button type="submit" variant="quiet">
          {t("sendAgain")}
        </Button>
        <a href={`/${locale}/signin`} className="underline">
          {t("otherAddress")}
        </a>
      </form>
    </>
  );
}
