"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { Quotation } from "#components/ui/quotation";
import type { Refusal } from "#components/ui/use-command";
import type { QuotePart } from "#db/vocabulary";

/** Where quoted words stand: in the main text of a document or in the rest of its page, in code points. */
export type QuotePlace = { part: QuotePart; start: number };

type Props = {
  refusal: Refusal | null;
  place: QuotePlace | null;
  onChoose: (place: QuotePlace | null) => void;
  onQuote: (exact: string) => void;
};

/** The places where the quoted words stand, to choose from; or the nearest passage, to quote instead. */
export function QuotePlaces({ refusal, place, onChoose, onQuote }: Props) {
  const t = useTranslations("sources");
  const passages = refusal?.offers.passages ?? [];
  const [nearest] = passages;
  if (!nearest) return null;
  if (refusal?.reason === "source_quote_not_found") {
    return (
      <div className="mt-2 grid gap-2">
        <p className="text-sm">{t("nearest")}</p>
        <p className="font-text text-body leading-snug" dir="auto">
          <Quotation text={nearest.exact} />
        </p>
        <p>
          <Button variant="secondary" onClick={() => onQuote(nearest.exact)}>
            {t("useNearest")}
          </Button>
        </p>
      </div>
    );
  }
  const keyOf = ({ part, start }: { part: QuotePart; start: number }) => `${part} ${start}`;
  return (
    <div className="mt-2">
      <ChoiceGroup
        legend={t("choosePlace")}
        name="place"
        value={place && keyOf(place)}
        onChange={(key) => onChoose(passages.find((passage) => keyOf(passage) === key) ?? null)}
        choices={passages.map((passage) => ({
          value: keyOf(passage),
          label: (
            <span className="font-text text-body leading-snug" dir="auto">
              {passage.before}
              <mark className="bg-accent-ground text-ink">{passage.exact}</mark>
              {passage.after}
            </span>
          ),
        }))}
      />
    </div>
  );
}
