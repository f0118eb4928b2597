import Link from "next/link";
import { useTranslations } from "next-intl";
import { AnswerLetter } from "#components/letters/answer-letter";
import { DecideObjection } from "#components/measures/decide-objection";
import { PastMeasures } from "#components/measures/past-measures";
import { QueueNotes } from "#components/moderation/queue-notes";
import { UnusualNumbers } from "#components/moderation/unusual-votes";
import { DecideReports } from "#components/reports/decide-reports";
import { ReopenReports } from "#components/reports/reopen-reports";
import { Moment } from "#components/ui/moment";
import type { MeasureKind } from "#db/vocabulary";
import type { LetterView } from "#server/letters/views";
import type { ObjectionView, PastMeasureView } from "#server/measures/views";
import type { QueueItemView, QueueNoteView, SavedReplyView } from "#server/moderation/views";
import type { ReportedView, ReportView } from "#server/reports/views";

type Props = {
  item: QueueItemView;
  reported: { reported: ReportedView; reports: ReportView[] } | null;
  letter: LetterView | null;
  objection: ObjectionView | null;
  past: readonly PastMeasureView[];
  notes: readonly QueueNoteView[];
  replies: readonly SavedReplyView[];
  mayBan: boolean;
  locale: string;
  back: string;
};

/** Where an item that is decided somewhere else leads, below the desk. */
const PLACE: Partial<Record<QueueItemView["kind"], string>> = {
  handed_in: "review",
  application: "members/applications",
  outdated: "corrections",
  proposal: "corrections",
  review_due: "corrections",
  voting: "claims",
};

/** An item of the queue: what it is, why it is here, what can be done, and what moderators wrote to each other. */
export function OpenItem({ item, reported, letter, objection, past, notes, replies, mayBan, locale, back }: Props) {
  const t = useTranslations("queue");
  const tr = useTranslations("reports");
  const tm = useTranslations("measures");
  const tv = useTranslations("review");
  const place = PLACE[item.kind];
  return (
    <aside className="grid content-start gap-4 border-rule p-4 lg:border-s lg:border-t">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
        <Link href={back} prefetch={false} className="underline lg:hidden">
          {t("back")}
        </Link>
        <b className="font-semibold">{t(`kindOne.${item.kind}`)}</b>
        <Moment at={item.at} />
        {item.isMine && <span>{t("takenByYou")}</span>}
        {item.takenBy && !item.isMine && <span>{t("takenBy", { by: item.takenBy })}</span>}
      </p>
      <h2 className="text-lead leading-snug font-semibold wrap-anywhere" dir="auto">
        {reported ? t("reported", { kind: reported.reported.kind, by: reported.reported.author.handle }) : item.title}
      </h2>
      {place && (
        <p className="text-sm">
          <Link href={`/${locale}/desk/${place}/${item.item}`} prefetch={false} className="font-semibold underline">
            {t("open")}
          </Link>
        </p>
      )}
      {item.unusual && (
        <>
          <p className="text-base">
            <UnusualNumbers {...item.unusual} />
          </p>
          <p className="text-sm text-ink-soft">{tv("unusualHow")}</p>
        </>
      )}
      {letter && <AnswerLetter letter={letter} locale={locale} next={back} />}
      {objection && <DecideObjection objection={objection} next={back} />}
      {reported && (
        <>
          <blockquote
            className="border-s-3 border-rule ps-3 font-text text-[1.0625rem] leading-normal whitespace-pre-line wrap-anywhere"
            dir="auto"
          >
            {reported.reported.words}
          </blockquote>
          <p className="text-sm text-ink-soft">
            <Link href={`/${locale}/${reported.reported.path}`} prefetch={false} className="underline">
              {t("open")}
            </Link>
          </p>
          <section aria-labelledby="why-here" className="grid gap-1.5">
            <h3 id="why-here" className="text-sm font-semibold text-ink-soft">
              {t("whyHere")}
            </h3>
            <ul className="grid gap-1.5 text-sm">
              {reported.reports.map(({ id, by, reason, text, answer }) => (
                <li key={id}>
                  <span className="text-ink-soft">{by ?? t("someone")}:</span> {tr(`reasons.${reason}`)}.{" "}
                  <span dir="auto">“{text}”</span>
                  {answer && (
                    <span className="text-ink-soft"> {t("decided", { outcome: t(`outcomes.${answer.outcome}`) })}</span>
                  )}
                </li>
              ))}
            </ul>
            <h3 className="mt-2 text-sm font-semibold text-ink-soft">{tm("form.past")}</h3>
            <PastMeasures measures={past} />
          </section>
          {item.isOwn ? (
            <p className="text-sm">{t("own")}</p>
          ) : (
            <DecideReports
              reported={reported.reported}
              kinds={kindsFor(reported.reported, mayBan)}
              replies={replies}
              next={back}
            />
          )}
          {!item.isOwn && reported.reports.some(({ answer }) => answer !== null) && (
            <ReopenReports kind={reported.reported.kind} subject={reported.reported.subject} />
          )}
        </>
      )}
      <QueueNotes kind={item.kind} item={item.item} notes={notes} />
    </aside>
  );
}

/** What can be done about a reported thing: words are hidden, talk is locked, members are warned, limited, suspended. */
function kindsFor({ kind, claim }: ReportedView, mayBan: boolean): MeasureKind[] {
  const ofMember: MeasureKind[] = ["warn", "limit", "suspend", ...(mayBan ? (["ban"] as const) : [])];
  const ofWords: MeasureKind[] = kind === "message" ? ["hide"] : [];
  return [...ofWords, ...(claim ? (["lock"] as const) : []), ...ofMember];
}
