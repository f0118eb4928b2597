"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import type { FollowedKind } from "#db/vocabulary";
import type { Following } from "#server/notices/schemas";

type Props = { kind: FollowedKind; subject: string; following: Following };

/** Follow or mute a claim or a check; a second press takes it back. */
export function FollowButtons({ kind, subject, following }: Props) {
  const t = useTranslations("notices");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.notices.follow.mutationOptions());

  async function become(wanted: Following) {
    const next = wanted === following ? "none" : wanted;
    if (await command.run({ kind, subject, following: next })) router.refresh();
  }

  const button = (wanted: Exclude<Following, "none">, words: string, hint: string) => (
    <button
      type="button"
      aria-pressed={following === wanted}
      title={hint}
      disabled={command.isPending}
      onClick={() => void become(wanted)}
      className="py-1 underline underline-offset-4 hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:no-underline max-md:min-h-10"
    >
      {words}
    </button>
  );
  return (
    <>
      <p className="flex gap-x-4 text-sm text-ink-soft">
        {button("following", t(following === "following" ? "unfollow" : "follow"), t("followHint"))}
        {button("muted", t(following === "muted" ? "unmute" : "mute"), t("muteHint"))}
      </p>
      <RefusalNotice refusal={command.refusal} />
    </>
  );
}
