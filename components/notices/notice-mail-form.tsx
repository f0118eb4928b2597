"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { NOTICE_MAILS, type NoticeKind, type NoticeMail } from "#db/vocabulary";
import type { NoticePreferenceView } from "#server/notices/views";

/** How a member hears of each kind of notice by e-mail; each choice is kept at once. */
export function NoticeMailForm({ preferences }: { preferences: readonly NoticePreferenceView[] }) {
  const t = useTranslations("notices");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.notices.chooseMail.mutationOptions());
  const [saved, setSaved] = useState<NoticeKind | null>(null);

  async function choose(kind: NoticeKind, mail: NoticeMail) {
    setSaved(null);
    if (!(await command.run({ kind, mail }))) return;
    setSaved(kind);
    router.refresh();
  }

  return (
    <div className="max-w-measure">
      <RefusalNotice refusal={command.refusal} />
      <ul className="border-t border-rule">
        {preferences.map(({ kind, mail }) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2 text-sm">
            <span className="min-w-56 flex-1">{t(`kind.${kind}`)}</span>
            <span role="status" className="text-ink-soft">
              {saved === kind && t("mailSaved")}
            </span>
            <select
              aria-label={t("mailFor", { kind: t(`kind.${kind}`) })}
              value={mail}
              onChange={(event) => {
                const chosen = NOTICE_MAILS.find((one) => one === event.target.value);
                if (chosen) void choose(kind, chosen);
              }}
              className="min-h-8 rounded border border-field bg-paper-raised px-2 text-sm max-md:min-h-11"
            >
              {NOTICE_MAILS.map((one) => (
                <option key={one} value={one}>
                  {t(`mail.${one}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </div>
  );
}
