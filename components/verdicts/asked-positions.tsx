import { useTranslations } from "next-intl";

type Props = { positions: { a: string; b: string } };

/** The two positions between which reviewers of a claim said where they stand. */
export function AskedPositions({ positions: { a, b } }: Props) {
  const t = useTranslations("verdicts");
  return (
    <ul className="grid max-w-measure gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
      {[a, b].map((position, n) => (
        <li key={position} className="border-t border-rule pt-1.5" dir="auto">
          <b className="block font-semibold text-ink-soft">{t(n === 0 ? "positionOne" : "positionOther")}</b>
          {position}
        </li>
      ))}
    </ul>
  );
}
