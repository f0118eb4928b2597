"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { classNames } from "#components/ui/class-names";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { HELPFULNESS, type Helpfulness } from "#db/vocabulary";

/** Says how much a source helps to judge its claim; choosing the same again takes it back. */
export function SourceRating({ source, number, own }: { source: string; number: number; own: Helpfulness | null }) {
  const t = useTranslations("sources");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.sources.rate.mutationOptions());
  const rate = async (rating: Helpfulness) => {
    if (await command.run({ source, rating: rating === own ? null : rating })) router.refresh();
  };
  return (
    <fieldset aria-label={t("helps", { number })} className="mt-2 flex flex-wrap items-center gap-1.5 text-xs">
      <span className="text-ink-soft">{t("helpsShort")}</span>
      {HELPFULNESS.map((rating) => (
        <button
          key={rating}
          type="button"
          aria-pressed={rating === own}
          disabled={command.isPending}
          onClick={() => rate(rating)}
          className={classNames(
            "min-h-7 cursor-pointer rounded border px-2",
            rating === own ? "border-accent bg-accent-ground font-semibold" : "border-field hover:bg-paper-sunk",
          )}
        >
          {t(`helpfulness.${rating}`)}
        </button>
      ))}
      <RefusalNotice refusal={command.refusal} />
    </fieldset>
  );
}
