"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Age } from "#components/ui/age";
import { Button } from "#components/ui/button";
import { classNames } from "#components/ui/class-names";
import { useLongDay } from "#components/ui/use-long-day";
import { directionOf } from "#messages/locales";
import { pathOf, sentenceOf } from "#server/notices/rules";
import type { NoticeView } from "#server/notices/views";

type Props = {
  notice: NoticeView;
  locale: string;
  now: Date;
  isPending: boolean;
  onOpen: () => void;
  onMark: () => void;
  onAnswer: (answer: "accepted" | "declined") => Promise<void>;
};

/** A notice: what happened in a sentence, to what, and what was said with it. */
export function NoticeRow({ notice, locale, now, isPending, onOpen, onMark, onAnswer }: Props) {
  const t = useTranslations("notices");
  const { key, values } = sentenceOf(notice, useLongDay());
  const { isRead, kind, assignment, reason } = notice;
  const about = notice.check ?? (notice.claim && { ...notice.claim, title: notice.claim.statement });
  const isAsked = kind === "asked" && assignment !== null;
  return (
    <li
      data-row
      data-notice={notice.id}
      data-read={isRead}
      className="relative grid grid-cols-[0.75rem_minmax(0,1fr)_auto] gap-x-2 border-b border-rule px-4 py-2 text-sm hover:bg-ink/5 focus-within:bg-accent-ground focus-within:shadow-[inset_2px_0_0_var(--accent)]"
    >
      <span aria-hidden="true" className={classNames("mt-1.5 size-2 rounded-full", !isRead && "bg-accent")} />
      <div className="min-w-0">
        <Link
          href={`/${locale}/${pathOf(notice)}`}
          prefetch={false}
          onClick={onOpen}
          className={classNames("outline-none after:absolute after:inset-0", !isRead && "font-semibold")}
        >
          {t(`sentence.${key}`, values as never)}
          {!isRead && <span className="sr-only">, {t("new")}</span>}
        </Link>
        {about && (
          <p
            className="truncate text-ink-soft max-sm:line-clamp-2 max-sm:whitespace-normal"
            lang={about.language}
            dir={directionOf(about.language)}
          >
            {about.title}
          </p>
        )}
        {reason && (
          <p className="line-clamp-2 text-ink-soft" dir="auto">
            “{reason}”
          </p>
        )}
        {isAsked && (
          <p className="relative z-1 mt-1 flex flex-wrap items-center gap-2">
            {assignment.answer === null ? (
              <>
                <Button variant="secondary" isPending={isPending} onClick={() => void onAnswer("accepted")}>
                  {t("accept")}
                </Button>
                <Button variant="quiet" isPending={isPending} onClick={() => void onAnswer("declined")}>
                  {t("decline")}
                </Button>
              </>
            ) : (
              <span className="text-ink-soft">{t(`answered.${assignment.answer}`)}</span>
            )}
          </p>
        )}
      </div>
      <div className="relative z-1 grid content-start justify-items-end text-ink-soft">
        <span className="tabular-nums">
          <Age at={notice.at} now={now} />
        </span>
        <button
          type="button"
          onClick={onMark}
          className="text-xs underline underline-offset-2 hover:text-ink max-md:min-h-9"
        >
          {t(isRead ? "markUnread" : "markRead")}
        </button>
      </div>
    </li>
  );
}
