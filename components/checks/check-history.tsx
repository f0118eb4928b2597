import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Day } from "#components/ui/day";
import type { PublishedCheckView } from "#server/checks/views";

type Props = { check: PublishedCheckView; path: string };

/** Everything that happened to a check since it was published, newest first. */
export function CheckHistory({ check, path }: Props) {
  const t = useTranslations("checks");
  const tc = useTranslations("corrections");
  const { locale, claim, corrections, publishedAt, approvedBy, newestVersion } = check;
  const first = corrections.at(-1)?.fromVersion ?? newestVersion;
  return (
    <ol className="text-base leading-normal">
      {corrections.map(({ type, text, at, fromVersion, toVersion }) => (
        <Line key={`${toVersion}-${at.toISOString()}`} at={at}>
          <b className="font-semibold">{tc(`type.${type}`)}.</b> <span dir="auto">{text}</span>{" "}
          {toVersion !== fromVersion && (
            <a href={`${path}/versions/${toVersion}#difference`} className="underline">
              {tc("difference")}
            </a>
          )}
        </Line>
      ))}
      <Line at={publishedAt}>
        {approvedBy && t("publishedBy", { approvedBy })}{" "}
        {corrections.length > 0 && (
          <a href={`${path}/versions/${first}`} className="underline">
            {t("asPublished")}
          </a>
        )}
      </Line>
      <li className="py-2 text-ink-soft print:hidden">
        <a href={`/${locale}/desk/claims/${claim.id}`} rel="nofollow" className="underline">
          {t("atDesk")}
        </a>
      </li>
    </ol>
  );
}

function Line({ at, children }: { at: Date; children: ReactNode }) {
  return (
    <li className="grid gap-x-5 border-b border-rule py-2 @xl:grid-cols-[9.5rem_1fr]">
      <span className="text-ink-soft">
        <Day at={at} />
      </span>
      <span>{children}</span>
    </li>
  );
}
