import { useLocale, useTranslations } from "next-intl";
import { PlainArea } from "#components/signin/plain-area";
import { PlainField } from "#components/signin/plain-field";
import { SentBackNotice, type SentBackProps } from "#components/signin/sent-back-notice";
import { Button } from "#components/ui/button";
import { controlClass, Field } from "#components/ui/field";
import { LETTER_SENDERS, type LetterKind } from "#db/vocabulary";
import { LETTER_EVIDENCE_MAX_CHARACTERS, LETTER_MAX_CHARACTERS } from "#server/letters/schemas";

type Props = SentBackProps & {
  kind: LetterKind;
  check: { slug: string; title: string } | null;
  isMember: boolean;
  /** They were shown what is checked already, and send what is not among it. */
  hasSeen?: boolean;
};

/** What somebody writes to the newsroom, by a form that needs no script. Whoever is no member may leave an address. */
export function LetterForm({ kind, check, isMember, sentBack, hasSeen = false }: Props) {
  const t = useTranslations("letters");
  const locale = useLocale();
  const typed = sentBack?.typed ?? {};
  return (
    <form method="post" action="/api/letter" className="grid gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="check" value={check?.slug ?? ""} />
      {hasSeen && <input type="hidden" name="seen" value="yes" />}
      {check ? (
        <p className="text-base">
          <span className="text-ink-soft">{t("about")}</span>{" "}
          <a href={`/${locale}/checks/${check.slug}`} className="underline" dir="auto">
            {check.title}
          </a>
        </p>
      ) : (
        <p>
          <a href={`/${locale}/search`} className="text-base underline">
            {t("search")}
          </a>
        </p>
      )}
      {!hasSeen && <SentBackNotice sentBack={sentBack} />}
      <PlainArea
        label={t(`text.${kind}`)}
        hint={t("textHint", { max: LETTER_MAX_CHARACTERS })}
        name="text"
        rows={6}
        maxLength={LETTER_MAX_CHARACTERS}
        isRequired
        typed={typed.text ?? ""}
      />
      <PlainArea
        label={t(`evidence.${kind}`)}
        hint={t("evidenceHint")}
        name="evidence"
        rows={2}
        maxLength={LETTER_EVIDENCE_MAX_CHARACTERS}
        typed={typed.evidence ?? ""}
      />
      <Field label={t("sender")}>
        {(described) => (
          <select {...described} name="sender" defaultValue={typed.sender ?? "reader"} className={controlClass}>
            {LETTER_SENDERS.map((sender) => (
              <option key={sender} value={sender}>
                {t(`senders.${sender}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
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
        {t(hasSeen ? "sendNone" : "send")}
      </Button>
    </form>
  );
}
