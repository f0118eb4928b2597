"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { usePageKeys } from "#components/desk/use-page-keys";
import { useTRPC } from "#components/trpc/provider";
import { Age } from "#components/ui/age";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { directionOf } from "#messages/locales";
import type { QueueItemView } from "#server/moderation/views";

type Props = { items: readonly QueueItemView[]; current: string | null; hrefOf: Record<string, string>; now: Date };

/** What waits for a moderator, one row each; taken and let go of with t. */
export function QueueList({ items, current, hrefOf, now }: Props) {
  const t = useTranslations("queue");
  const tr = useTranslations("reports");
  const router = useRouter();
  const trpc = useTRPC();
  const taking = useCommand(trpc.moderation.take.mutationOptions());
  const releasing = useCommand(trpc.moderation.release.mutationOptions());
  const { run: take } = taking;
  const { run: release } = releasing;

  const toggle = useCallback(
    async ({ kind, item, isMine }: QueueItemView) => {
      const done = isMine ? await release({ kind, item }) : await take({ kind, item });
      if (done) router.refresh();
    },
    [take, release, router],
  );
  const onKey = useCallback(
    (pressed: string, isAfterG: boolean) => {
      if (pressed !== "t" || isAfterG) return false;
      const focused = document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset.item ?? current;
      const item = items.find((one) => `${one.kind}:${one.item}` === focused);
      if (!item) return false;
      void toggle(item);
      return true;
    },
    [items, current, toggle],
  );
  usePageKeys(onKey);

  const whyOf = ({ kind, people, reason, by }: QueueItemView) =>
    t(`why.${kind}`, { count: people, reason: reason ? tr(`reasons.${reason}`) : "", by: by ?? "" });

  return (
    <>
      <RefusalNotice refusal={taking.refusal ?? releasing.refusal} />
      <div
        aria-hidden="true"
        className="hidden gap-x-3 border-t border-rule px-4 py-1 text-xs text-ink-soft md:grid md:grid-cols-[7rem_minmax(0,1fr)_minmax(0,14rem)_3rem_6rem]"
      >
        {(["kind", "what", "why", "age", "taken"] as const).map((column) => (
          <span key={column} className={column === "age" ? "text-end" : undefined}>
            {t(`head.${column}`)}
          </span>
        ))}
      </div>
      <ul className="border-t border-rule">
        {items.map((item) => {
          const key = `${item.kind}:${item.item}`;
          return (
            <li
              key={key}
              data-row
              data-item={key}
              className="relative grid min-h-9 items-center gap-x-3 border-b border-rule px-4 text-sm hover:bg-ink/5 focus-within:bg-accent-ground focus-within:shadow-[inset_2px_0_0_var(--accent)] max-md:py-2 md:grid-cols-[7rem_minmax(0,1fr)_minmax(0,14rem)_3rem_6rem] has-[[aria-current]]:bg-accent-ground"
            >
              <span className="text-ink-soft">{t(`kindOne.${item.kind}`)}</span>
              <Link
                href={hrefOf[key] ?? ""}
                prefetch={false}
                aria-current={key === current ? "true" : undefined}
                lang={item.language ?? undefined}
                dir={item.language ? directionOf(item.language) : "auto"}
                className="outline-none after:absolute after:inset-0 max-md:line-clamp-2 md:truncate"
              >
                {item.title}
              </Link>
              <span className="text-ink-soft md:truncate" dir="auto">
                {whyOf(item)}
                {item.isOwn && ` · ${t("own")}`}
              </span>
              <span className="text-end text-ink-soft tabular-nums max-md:hidden">
                <Age at={item.at} now={now} />
              </span>
              <span className="relative z-1 truncate text-end">
                {item.takenBy && !item.isMine ? (
                  <span className="text-ink-soft">{item.takenBy}</span>
                ) : (
                  <button
                    type="button"
                    onClick={() => void toggle(item)}
                    className="underline underline-offset-2 hover:text-ink max-md:min-h-10"
                  >
                    {t(item.isMine ? "release" : "take")}
                    <span className="sr-only">: {item.title}</span>
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
