import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { ALONG_THE_SCALE, verdictColour } from "#components/verdicts/verdict-mark";
import type { Rating } from "#db/vocabulary";
import { squaresOf, TALLY_MIN } from "#server/search/rules";
import type { CollectionView, TallyCell } from "#server/search/views";

type Props = { locale: string } & Pick<CollectionView, "cells" | "retracted">;

/**
 * What was found, as squares that one can count: no percentage, no grade, no chart under ten checks, and beside it what such
 * figures do not say.
 */
export function Tally({ cells, retracted, locale }: Props) {
  const t = useTranslations("collections");
  const tv = useTranslations("verdicts");
  const total = sumOf(cells);
  const years = [...new Set(cells.map(({ year }) => year))].sort((a, b) => a - b);
  const heading = (
    <h2 id="found-heading" className="mb-2 font-display text-h2 font-semibold tracking-[-0.01em]">
      {t("whatWasFound")}
    </h2>
  );
  const caution = (
    <div className="my-4 grid gap-2 border-y border-rule py-3">
      <p>
        <b className="font-semibold">{t("noSample")}</b> {t("noSampleText")}
      </p>
      <p>
        <b className="font-semibold">{t("small")}</b> {t("smallText", { min: TALLY_MIN })}
      </p>
    </div>
  );
  if (total < TALLY_MIN) {
    return (
      <>
        {heading}
        <p>{t("tooFew", { count: total })}</p>
        {caution}
      </>
    );
  }
  const rows: { rating: Rating | null; of: TallyCell[] }[] = [...ALONG_THE_SCALE.toReversed(), null].flatMap(
    (rating) => {
      const of = cells.filter((cell) => cell.rating === rating);
      return of.length > 0 ? [{ rating, of }] : [];
    },
  );
  const perSquare = squaresOf(
    Math.max(...rows.map(({ of }) => sumOf(of)), ...years.map((year) => sumOf(ofYear(cells, year)))),
  );
  return (
    <>
      {heading}
      <p>
        {t("counted", { count: total, from: String(years[0]), to: String(years.at(-1)), square: perSquare })}
        {retracted > 0 && ` ${t("retractedApart", { count: retracted })}`}
      </p>
      <p className="my-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
        {(["agreed", "provisional", "contested"] as const).map((state) => (
          <span key={state} className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="squares">
              <i className={SQUARE[state]} />
            </span>
            {tv(`stateWord.${state}`)}
          </span>
        ))}
      </p>
      <Chart
        caption={t("byRating")}
        head={t("rating")}
        rows={rows.map(({ rating, of }) => ({
          name: rating ? tv(`rating.${rating}`) : tv("state.contested"),
          colour: verdictColour(rating),
          of,
        }))}
        perSquare={perSquare}
      />
      {caution}
      <Chart
        caption={t("byYear")}
        head={t("year")}
        rows={years.map((year) => ({ name: String(year), colour: "", of: ofYear(cells, year) }))}
        perSquare={perSquare}
      />
      <p className="mt-3">
        <a href={`/${locale}/methodology`} className="underline">
          {t("howWeCount")}
        </a>
      </p>
    </>
  );
}

const SQUARE = { agreed: "filled", provisional: "hatched", open: "hatched", contested: "" } as const;
const STATES = ["agreed", "provisional", "open", "contested"] as const;

const sumOf = (cells: readonly TallyCell[]): number => cells.reduce((sum, { checks }) => sum + checks, 0);
const ofYear = (cells: readonly TallyCell[], year: number) => cells.filter((cell) => cell.year === year);

type ChartProps = {
  caption: string;
  head: string;
  rows: { name: string; colour: string; of: readonly TallyCell[] }[];
  perSquare: number;
};

function Chart({ caption, head, rows, perSquare }: ChartProps) {
  const t = useTranslations("collections");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="pb-1.5 text-start font-semibold">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t("squares")}</th>
          <th scope="col">{t("checksHead")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, colour, of }) => (
          <tr key={name} className="border-t border-rule">
            <th scope="row" className={classNames("py-1 pe-3 text-start font-semibold whitespace-nowrap", colour)}>
              {name}
            </th>
            <td className={classNames("py-1", colour)}>
              <span aria-hidden="true" className="squares">
                {STATES.flatMap((state) => {
                  const checks = sumOf(of.filter((cell) => cell.state === state));
                  return Array.from({ length: Math.ceil(checks / perSquare) }, (_, n) => (
                    <i key={`${state} ${String(n)}`} className={SQUARE[state]} />
                  ));
                })}
              </span>
            </td>
            <td className="py-1 ps-2 text-end tabular-nums">{sumOf(of)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
