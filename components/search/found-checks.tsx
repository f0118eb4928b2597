import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { Day } from "#components/ui/day";
import { directionOf } from "#messages/locales";
import { type SearchInput, SORTS, searchQuery } from "#server/search/schemas";
import type { HitPart, SearchView } from "#server/search/views";

type Props = { found: SearchView; input: SearchInput; path: string; locale: string };

/** What a search found: how many, topics and claimants of that name, and the checks of this page with the words marked. */
export function FoundChecks({ found, input, path, locale }: Props) {
  const t = useTranslations("search");
  const { checks, total, isMore, isLoose, topics, claimants } = found;
  const names = [
    ...topics.map(({ slug, label }) => ({ href: `/${locale}/topics/${slug}`, label })),
    ...claimants.map(({ id, name }) => ({ href: `/${locale}/claimants/${id}`, label: name })),
  ];
  return (
    <section aria-labelledby="found">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-rule pb-3 text-sm">
        <h2 id="found" className="text-base font-semibold">
          {t(isMore ? "foundMore" : "found", { count: total })}
        </h2>
        {total > 1 && (
          <span className="flex gap-x-3">
            {SORTS.map((sort) => (
              <a
                key={sort}
                href={`${path}?${searchQuery({ ...input, sort, page: 1 })}`}
                aria-current={sort === input.sort ? "true" : undefined}
                className={sort === input.sort ? "font-semibold" : "underline"}
              >
                {t(`sort.${sort}`)}
              </a>
            ))}
          </span>
        )}
      </div>
      {names.length > 0 && (
        <p className="mb-4 flex flex-wrap gap-x-4 text-base">
          <span className="text-ink-soft">{t("alsoSee")}</span>
          {names.map(({ href, label }) => (
            <a key={href} href={href} className="underline" dir="auto">
              {label}
            </a>
          ))}
        </p>
      )}
      {isLoose && <p className="mb-4 max-w-measure text-base text-ink-soft">{t("loose")}</p>}
      {total === 0 && <p className="max-w-measure font-text text-body">{t("nothing")}</p>}
      <ol className="divide-y divide-rule">
        {checks.map(({ slug, locale: at, language, titleParts, answerParts, state, ...check }) => (
          <li key={slug} className="grid gap-1.5 py-4 first:pt-0">
            <h3
              className="max-w-[44ch] font-text text-h3 leading-tight font-semibold text-balance"
              lang={language}
              dir={directionOf(language)}
            >
              <a href={`/${at}/checks/${slug}`} className="hover:underline">
                <Parts parts={titleParts} />
              </a>
            </h3>
            <VerdictLine verdict={check.verdict} isRetracted={state === "retracted"} />
            <p
              className="max-w-measure font-text text-[1rem] leading-normal"
              lang={language}
              dir={directionOf(language)}
            >
              <Parts parts={answerParts} />
            </p>
            <p className="text-sm text-ink-soft">
              <Day at={check.publishedAt} />
              {state !== "published" && (
                <>
                  {", "}
                  {t(`changed.${state === "retracted" ? "retracted" : "corrected"}`)} <Day at={check.changedAt} />
                </>
              )}
              {check.claimant && (
                <>
                  {" · "}
                  {t("saidBy")}{" "}
                  <a href={`/${locale}/claimants/${check.claimant.id}`} className="underline" dir="auto">
                    {check.claimant.name}
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A text in which what was looked for is bold and underlined: a coloured ground is for passages. */
function Parts({ parts }: { parts: HitPart[] }) {
  return parts.map(({ text, isHit }, index) =>
    isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
      <mark key={index} className="hit">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
