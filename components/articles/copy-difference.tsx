import { useTranslations } from "next-intl";
import { Changed } from "#components/corrections/changed";
import { directionOf } from "#messages/locales";
import type { SentencePart } from "#server/articles/anchoring/sentence-difference";

type Props = { parts: readonly SentencePart[]; language: string | null };

/** What changed between two copies of an article: sentences that went, came, or have other words. */
export function CopyDifference({ parts, language }: Props) {
  const t = useTranslations("articles");
  return (
    <div lang={language ?? undefined} dir={language ? directionOf(language) : "auto"} className="prose-text">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference never change places
        <p key={index}>
          {part.kind === "kept" && <span className="text-ink-soft">{part.text}</span>}
          {(part.kind === "added" || part.kind === "removed") && <Changed kind={part.kind}>{part.text}</Changed>}
          {part.kind === "left_out" && (
            <span className="font-ui text-sm text-ink-faint">{t("sentencesSame", { count: part.sentences })}</span>
          )}
          {part.kind === "changed" &&
            part.words.map(({ kind, text }, at) =>
              kind === "kept" ? (
                text
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the words of a difference never change places
                <Changed key={at} kind={kind}>
                  {text}
                </Changed>
              ),
            )}
        </p>
      ))}
    </div>
  );
}
