"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import { RowKeys } from "#components/desk/row-keys";
import { usePageKeys } from "#components/desk/use-page-keys";
import { NoticeRow } from "#components/notices/notice-row";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { key } from "#components/ui/key";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { NoticeView } from "#server/notices/views";

type Props = { notices: readonly NoticeView[]; unread: number; locale: string; now: Date };

/** What a member was told, newest first: opened with Enter, marked as read with e. */
export function Inbox({ notices, unread, locale, now }: Props) {
  const t = useTranslations("notices");
  const router = useRouter();
  const trpc = useTRPC();
  const ref = useRef<HTMLUListElement>(null);
  const reading = useCommand(trpc.notices.read.mutationOptions());
  const answering = useCommand(trpc.assignments.answer.mutationOptions());
  const { run } = reading;

  const mark = useCallback(
    async (which: "all" | string[], isRead: boolean) => {
      if (await run({ notices: which, isRead })) router.refresh();
    },
    [run, router],
  );
  const onKey = useCallback(
    (pressed: string) => {
      if (pressed !== "e") return false;
      const row = document.activeElement?.closest<HTMLElement>("[data-notice]");
      if (!row || !ref.current?.contains(row)) return false;
      void mark([row.dataset.notice ?? ""], row.dataset.read !== "true");
      return true;
    },
    [mark],
  );
  usePageKeys(onKey);

  return (
    <RowKeys also={t.rich("keys", { kbd: key })}>
      {unread > 0 && (
        <p className="flex items-baseline gap-3 px-4 pb-2 text-sm">
          <span className="font-semibold">{t("unreadCount", { count: unread })}</span>
          <Button variant="quiet" isPending={reading.isPending} onClick={() => void mark("all", true)}>
            {t("markAll")}
          </Button>
        </p>
      )}
      <RefusalNotice refusal={reading.refusal ?? answering.refusal} />
      <ul ref={ref} className="border-t border-rule">
        {notices.map((notice) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            locale={locale}
            now={now}
            isPending={reading.isPending || answering.isPending}
            // The page that is opened is not waited for; what is opened is read.
            onOpen={() => !notice.isRead && void run({ notices: [notice.id], isRead: true })}
            onMark={() => void mark([notice.id], !notice.isRead)}
            onAnswer={async (answer) => {
              if (!notice.assignment) return;
              if (!(await answering.run({ assignment: notice.assignment.id, answer }))) return;
              await mark([notice.id], true);
              router.refresh();
            }}
          />
        ))}
      </ul>
    </RowKeys>
  );
}
