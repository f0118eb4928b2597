"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { Moment } from "#components/ui/moment";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { SessionView } from "#server/signin/views";

/** Where a member is signed in; each place can be signed out, and all but this one at once. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const t = useTranslations("profile");
  const router = useRouter();
  const trpc = useTRPC();
  const one = useCommand(trpc.signin.endSessions.mutationOptions());
  const all = useCommand(trpc.signin.endSessions.mutationOptions());

  async function end(session: string) {
    if (await one.run({ session })) router.refresh();
  }

  return (
    <>
      <RefusalNotice refusal={one.refusal} />
      <ul className="mb-4 max-w-measure border-t border-rule text-sm">
        {sessions.map(({ id, browser, openedAt, seenAt, isHere }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-rule py-2"
          >
            <span className="min-w-0">
              <b className="font-semibold">{browser || t("unknownBrowser")}</b> {isHere && <>({t("here")})</>}
              <span className="block text-ink-soft">
                {t.rich("session", { opened: () => <Moment at={openedAt} />, seen: () => <Moment at={seenAt} /> })}
              </span>
            </span>
            {!isHere && (
              <Button variant="secondary" onClick={() => void end(id)} isPending={one.isPending}>
                {t("endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ConfirmedAction
          action={t("endOthers")}
          title={t("endOthersTitle")}
          consequences={[t("endOthersMeans")]}
          command={all}
          send={() => all.run({ session: null })}
        />
      )}
    </>
  );
}
