import { useTranslations } from "next-intl";
import { CheckList } from "#components/checks/check-list";
import { Tally } from "#components/search/tally";
import { searchFrom, searchQuery } from "#server/search/schemas";
import type { CollectionView } from "#server/search/views";

type Props = { collection: CollectionView; path: string; locale: string; isDemo: boolean };

/** All checks of a topic, a claimant or a publisher: the newest, who said it, and what was found, with what that does not say. */
export function Collection({ collection, path, locale, isDemo }: Props) {
  const t = useTranslations("collections");
  const { kind, key, label, description, latest, cells, retracted, saidBy, claimantKind } = collection;
  const total = cells.reduce((sum, { checks }) => sum + checks, 0);
  // Nobody real is summed up in an example.
  const hasTally = !(isDemo && claimantKind === "person");
  return (
    <>
      <header className="border-b-2 border-rule-strong pt-6 pb-5">
        <p className="text-sm font-semibold text-ink-soft">
          {kind === "topic" ? (
            <a href={`/${locale}/topics`} className="hover:underline">
              {t("topics")}
            </a>
          ) : (
            t(`kind.${kind}`)
          )}
        </p>
        <h1
          className="my-2 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em] text-balance"
          dir="auto"
        >
          {label}
        </h1>
        {description && (
          <p className="max-w-measure font-text text-body leading-normal" dir="auto">
            {description}
          </p>
        )}
        <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
          {hasTally && (
            <a href="#found" className="underline">
              {t("whatWasFound")}
            </a>
          )}
          <a href={`${path}/checks.csv`} className="underline">
            {t("asCsv", { count: total + retracted })}
          </a>
        </p>
      </header>
      <div className="grid items-start gap-x-10 pt-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div>
          <section aria-labelledby="latest">
            <h2 id="latest" className="mb-3 font-display text-h2 font-semibold tracking-[-0.01em]">
              {t("latest")}
            </h2>
            {latest.length === 0 && <p className="font-text text-body text-ink-soft">{t("nothing")}</p>}
            <CheckList checks={latest} locale={locale} />
            {kind === "topic" && total + retracted > latest.length && (
              <p className="border-t border-rule pt-4 text-base">
                <a
                  href={`/${locale}/search?${searchQuery({ ...searchFrom({ topic: key }), sort: "newest" })}`}
                  className="underline"
                >
                  {t("all", { count: total + retracted })}
                </a>
              </p>
            )}
          </section>
          {saidBy.length > 0 && (
            <section aria-labelledby="said" className="mt-10">
              <h2 id="said" className="mb-3 font-display text-h2 font-semibold tracking-[-0.01em]">
                {t("saidBy")}
              </h2>
              <table className="w-full border-collapse text-sm leading-normal">
                <thead>
                  <tr className="border-b border-rule text-ink-soft">
                    <th scope="col" className="py-1.5 pe-3 text-start font-normal">
                      {t("claimant")}
                    </th>
                    <th scope="col" className="py-1.5 text-end font-normal">
                      {t("checksHead")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {saidBy.map(({ id, name, checks }) => (
                    <tr key={id ?? "unknown"} className="border-b border-rule">
                      <th scope="row" className="py-1.5 pe-3 text-start font-semibold" dir="auto">
                        {id && name ? (
                          <a href={`/${locale}/claimants/${id}`} className="underline">
                            {name}
                          </a>
                        ) : (
                          <span className="font-normal text-ink-soft">{t("unknown")}</span>
                        )}
                      </th>
                      <td className="py-1.5 text-end tabular-nums">{checks}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </div>
        {hasTally && total > 0 && (
          <aside
            id="found"
            aria-labelledby="found-heading"
            className="mt-10 scroll-mt-4 border-t-2 border-rule-strong pt-4 text-sm leading-normal lg:mt-0 lg:border-s lg:border-t-0 lg:border-s-rule lg:ps-6 lg:pt-0"
          >
            <Tally cells={cells} retracted={retracted} locale={locale} />
          </aside>
        )}
      </div>
    </>
  );
}
