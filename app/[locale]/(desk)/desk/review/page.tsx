import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { pageFrom } from "#app/_lib/page-from";
import { titleOf } from "#app/_lib/title-of";
import { DeskCheckList } from "#components/checks/desk-check-list";
import { RowKeys } from "#components/desk/row-keys";
import { OutdatedVerdicts } from "#components/moderation/outdated-verdicts";
import { UnusualVotes } from "#components/moderation/unusual-votes";
import { PageHeading } from "#components/ui/page-heading";
import { Pager } from "#components/ui/pager";
import { ROWS_PER_PAGE } from "#server/core/rules";
import {
  listCorrectableChecks,
  listOutdatedVerdicts,
  listUnusualVotes,
  listWaitingChecks,
} from "#server/moderation/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("review", "title");

export default async function ReviewPage({ params, searchParams }: PageProps<"/[locale]/desk/review">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("review");
  const ctx = await getCtx();
  const asked = await searchParams;
  const waitingPage = pageFrom(asked.waiting);
  const publishedPage = pageFrom(asked.published);
  const [unusual, left, waiting, published] = await Promise.all([
    orNotFound(listUnusualVotes(ctx)),
    orNotFound(listOutdatedVerdicts(ctx)),
    orNotFound(listWaitingChecks(ctx, waitingPage)),
    orNotFound(listCorrectableChecks(ctx, publishedPage)),
  ]);
  const heading = "px-4 pt-5 pb-1.5 text-sm font-semibold";
  return (
    <div className="pb-8">
      <PageHeading title={t("title")} lead={t("lead")} />
      <RowKeys>
        {left.length > 0 && (
          <>
            <h2 className={heading}>{t("outdated")}</h2>
            <OutdatedVerdicts pages={left} hrefOf={({ check }) => `/${locale}/desk/corrections/${check}`} />
          </>
        )}
        <h2 className={heading}>{t("waiting")}</h2>
        {waiting.length > 0 ? (
          <DeskCheckList
            checks={waiting.slice(0, ROWS_PER_PAGE)}
            hrefOf={({ id }) => `/${locale}/desk/review/${id}`}
            action={t("open")}
            now={ctx.now}
          />
        ) : (
          <p className="px-4 text-ink-soft">{t("none")}</p>
        )}
        <Pager
          rows={waiting.length}
          page={waitingPage}
          hrefOf={(other) => `/${locale}/desk/review?waiting=${other}&published=${publishedPage}`}
        />
        <h2 className={heading}>{t("published")}</h2>
        {published.length > 0 ? (
          <DeskCheckList
            checks={published.slice(0, ROWS_PER_PAGE)}
            hrefOf={({ id }) => `/${locale}/desk/corrections/${id}`}
            action={t("correct")}
            now={ctx.now}
          />
        ) : (
          <p className="px-4 text-ink-soft">{t("publishedNone")}</p>
        )}
        <Pager
          rows={published.length}
          page={publishedPage}
          hrefOf={(other) => `/${locale}/desk/review?waiting=${waitingPage}&published=${other}`}
        />
        {unusual.length > 0 && (
          <>
            <h2 className={heading}>{t("unusual")}</h2>
            <UnusualVotes claims={unusual} hrefOf={(claim) => `/${locale}/desk/claims/${claim}`} />
          </>
        )}
      </RowKeys>
    </div>
  );
}
