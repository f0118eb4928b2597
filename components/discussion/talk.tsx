"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Message } from "#components/discussion/message";
import { MessageForm } from "#components/discussion/message-form";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { ThreadView } from "#server/discussion/views";

type Props = {
  thread: ThreadView;
  locale: string;
  /** The sources of the claim, for a message about one. */
  sources: readonly { id: string; number: number }[];
  /** Where older messages are. */
  olderAt: string;
};

/** A thread: what was said, what is new since one last looked, and what one writes oneself. */
export function Talk({ thread, locale, sources, olderAt }: Props) {
  const t = useTranslations("discussion");
  const router = useRouter();
  const trpc = useTRPC();
  const ref = useRef<HTMLElement>(null);
  const visiting = useCommand(trpc.discussion.visit.mutationOptions());
  const resolving = useCommand(trpc.discussion.resolve.mutationOptions());
  const [answered, setAnswered] = useState<{ id: string; by: string } | null>(null);
  const { thread: name, subject, messages, older, isResolved, isLocked, may } = thread;
  const newest = messages.at(-1)?.id;
  const visit = useRef(visiting.run);
  visit.current = visiting.run;

  // What has been in view is read; what is marked as new stays so until the page is opened again.
  useEffect(() => {
    const section = ref.current;
    if (!section || newest === undefined) return;
    const observer = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return;
      observer.disconnect();
      void visit.current({ thread: name, subject });
    });
    observer.observe(section);
    return () => observer.disconnect();
  }, [name, subject, newest]);

  const firstNew = messages.findIndex(({ isNew }) => isNew);
  return (
    <section ref={ref} aria-labelledby={`talk-${name}`} className="grid gap-3">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`talk-${name}`} className="text-sm font-semibold text-ink-soft">
          {t(`thread.${name}`)}
          {isResolved && <span className="ms-2 font-normal">{t("resolved")}</span>}
        </h2>
        {may.resolve && messages.length > 0 && (
          <Button
            variant="quiet"
            isPending={resolving.isPending}
            onClick={async () => {
              if (await resolving.run({ thread: name, subject, isResolved: !isResolved })) router.refresh();
            }}
          >
            {t(isResolved ? "reopen" : "resolve")}
          </Button>
        )}
        <p className="w-full text-xs text-ink-soft">{t(`threadLead.${name}`)}</p>
      </header>
      <RefusalNotice refusal={resolving.refusal} />
      {older > 0 && (
        <p className="text-sm">
          <Link href={olderAt} prefetch={false} className="underline">
            {t("older", { count: older })}
          </Link>
        </p>
      )}
      {messages.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("empty")}</p>
      ) : (
        <ol className="border-t border-rule">
          {messages.map((message, index) => (
            <li key={message.id} className="border-b border-rule">
              {index === firstNew && firstNew > 0 && (
                <p className="flex items-center gap-3 pt-2 text-xs font-semibold text-accent before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
                  {t("newSince")}
                </p>
              )}
              <Message
                message={message}
                may={may}
                locale={locale}
                onReply={() => {
                  setAnswered({ id: message.id, by: message.by });
                  ref.current?.querySelector<HTMLElement>(`[data-write="${name}"]`)?.focus();
                }}
              />
            </li>
          ))}
        </ol>
      )}
      {isLocked && <p className="text-sm text-ink-soft">{t("locked")}</p>}
      {may.write && (
        <MessageForm
          thread={name}
          subject={subject}
          sources={sources}
          answered={answered}
          onAnswered={() => setAnswered(null)}
        />
      )}
    </section>
  );
}
