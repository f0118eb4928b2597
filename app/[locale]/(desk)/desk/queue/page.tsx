import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { titleOf } from "#app/_lib/title-of";
import { RowKeys } from "#components/desk/row-keys";
import { OpenItem } from "#components/moderation/open-item";
import { QueueList } from "#components/moderation/queue-list";
import { SavedReplies } from "#components/moderation/saved-replies";
import { key } from "#components/ui/key";
import { PageHeading } from "#components/ui/page-heading";
import { SectionLinks } from "#components/ui/section-links";
import { FOUND_BY_PRODUCT, LETTER_KINDS, QUEUE_KINDS } from "#db/vocabulary";
import { getLetter } from "#server/letters/queries";
import { getObjection, listMeasuresAbout } from "#server/measures/queries";
import { listQueue, listQueueNotes, listSavedReplies } from "#server/moderation/desk-queries";
import { QUEUE_VIEWS } from "#server/moderation/schemas";
import { measurePolicy } from "#server/policy/measures";
import { getReported } from "#server/reports/queries";
import { getCtx } from "#server/request";

export const generateMetadata = titleOf("queue", "title");

/** Everything that waits for a moderator, and beside it the item that is open. */
export default async function QueuePage({ params, searchParams }: PageProps<"/[locale]/desk/queue">) {
  const { locale } = await params;
  enterLocale(locale);
  const t = await getTranslations("queue");
  const ctx = await getCtx();
  const asked = await searchParams;
  const view = QUEUE_VIEWS.find((one) => one === asked.view) ?? "open";
  const kind = QUEUE_KINDS.find((one) => one === asked.kind) ?? null;
  const [all, replies] = await Promise.all([orNotFound(listQueue(ctx, view)), orNotFound(listSavedReplies(ctx))]);
  const items = kind ? all.filter((item) => item.kind === kind) : all;
  const path = `/${locale}/desk/queue`;
  const here = (more: Record<string, string | null>) => {
    const query = { view: view === "open" ? null : view, kind, ...more };
    const set = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path;
  };
  const open = items.find((item) => `${item.kind}:${item.item}` === asked.item) ?? null;
  const reported =
    open?.kind === "report" && open.reported ? await orNotFound(getReported(ctx, open.reported, open.item)) : null;
  const isLetter = open !== null && LETTER_KINDS.some((one) => one === open.kind);
  const letter = open && isLetter ? await orNotFound(getLetter(ctx, open.item)) : null;
  const objection = open?.kind === "measure_objection" ? await orNotFound(getObjection(ctx, open.item)) : null;
  const [notes, past] = await Promise.all([
    open ? listQueueNotes(ctx, open.kind, open.item) : [],
    reported ? listMeasuresAbout(ctx, reported.reported.author.id) : [],
  ]);
  const isFound = (item: (typeof items)[number]) => FOUND_BY_PRODUCT.some((one) => one === item.kind);
  const both = [
    ["people", items.filter((item) => !isFound(item))],
    ["product", items.filter(isFound)],
  ] as const;
  const parts = both.filter(([, ofPart]) => ofPart.length > 0);
  const isAdmin = measurePolicy.take(ctx.actor, { kind: "ban", member: null, memberRole: null }).allowed;
  // Of what is about votes nothing is counted: how much there is would tell who may not read it.
  const countOf = (one: (typeof QUEUE_KINDS)[number]) =>
    one === "voting" ? "" : ` ${all.filter((item) => item.kind === one).length}`;
  return (
    <div className="pb-8">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          <Link href={`/${locale}/desk/review`} prefetch={false} className="text-sm underline">
            {t("published")}
          </Link>
        }
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 pb-3">
        <SectionLinks
          label={t("views")}
          links={[
            { href: here({ kind: null }), words: t("all"), isHere: kind === null },
            ...QUEUE_KINDS.map((one) => ({
              href: here({ kind: one }),
              words: `${t(`kind.${one}`)}${countOf(one)}`,
              isHere: one === kind,
            })),
          ]}
        />
        <SectionLinks
          label={t("head.taken")}
          links={QUEUE_VIEWS.map((one) => ({
            href: here({ view: one === "open" ? null : one }),
            words: t(`view.${one}`),
            isHere: one === view,
          }))}
        />
      </div>
      <div className={open ? "lg:grid lg:grid-cols-[minmax(0,1fr)_26rem]" : undefined}>
        <div className={open ? "max-lg:hidden" : undefined}>
          <RowKeys also={t.rich("keys", { kbd: key })}>
            {items.length === 0 && <p className="border-t border-rule px-4 pt-4 text-sm text-ink-soft">{t("empty")}</p>}
            {parts.map(([part, ofPart]) => (
              <section key={part} aria-labelledby={`queue-${part}`} className="mb-6">
                <h2 id={`queue-${part}`} className="px-4 pb-1.5 text-sm font-semibold text-ink-soft">
                  {t(`part.${part}`)}
                </h2>
                <QueueList
                  items={ofPart}
                  current={open ? `${open.kind}:${open.item}` : null}
                  hrefOf={Object.fromEntries(
                    ofPart.map((item) => {
                      const name = `${item.kind}:${item.item}`;
                      return [name, here({ item: name })];
                    }),
                  )}
                  now={ctx.now}
                />
              </section>
            ))}
            <p className="px-4 pt-3 text-xs text-ink-soft">{t("votingNote")}</p>
          </RowKeys>
          <details className="mx-4 mt-4 border-t border-rule">
            <summary className="py-2 text-sm font-semibold">{t("replies")}</summary>
            <SavedReplies replies={replies} />
          </details>
        </div>
        {open && (
          <OpenItem
            item={open}
            reported={reported}
            letter={letter}
            objection={objection}
            past={past}
            notes={notes}
            replies={replies}
            mayBan={isAdmin}
            locale={locale}
            back={here({})}
          />
        )}
      </div>
    </div>
  );
}
