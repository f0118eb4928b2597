"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ChoiceGroup } from "#components/ui/choice-group";
import { Notice } from "#components/ui/notice";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { Role } from "#db/vocabulary";
import { INVITATION_DAYS, INVITATION_USES_MAX, INVITED_AT_ONCE_MAX } from "#server/members/schemas";

type Way = "email" | "link";
type Typed = { by: Way; role: Role; days: string; emails: string; uses: string };

const EMPTY: Typed = { by: "email", role: "reviewer", days: "14", emails: "", uses: "1" };

/** Invites new members, by mail or by a link that is handed on. */
export function InviteForm({ roles, origin }: { roles: readonly Role[]; origin: string }) {
  const t = useTranslations("members");
  const ts = useTranslations("signin");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved("invite", EMPTY);
  const command = useCommand(trpc.members.invite.mutationOptions());
  const [done, setDone] = useState<{ sent: number; link: string | null } | null>(null);

  async function send() {
    setDone(null);
    const offer = { role: typed.role, days: INVITATION_DAYS.find((days) => String(days) === typed.days) ?? 14 };
    const emails = typed.emails.split(/[\s,;]+/).filter((email) => email !== "");
    const sent = await command.run(
      typed.by === "email" ? { by: "email", ...offer, emails } : { by: "link", ...offer, usesMax: Number(typed.uses) },
    );
    if (!sent) return;
    const { token } = sent.result;
    setDone({ sent: new Set(emails).size, link: token && `${origin}/${locale}/join/${token}` });
    discard({ ...typed, emails: "" });
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("invite")}
      className="grid max-w-measure gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(EMPTY)} />
      <ChoiceGroup
        legend={t("by")}
        name="by"
        layout="row"
        value={typed.by}
        onChange={(by) => setTyped({ by })}
        choices={[
          { value: "email", label: t("byEmail") },
          { value: "link", label: t("byLink") },
        ]}
      />
      {typed.by === "email" && (
        <TextArea
          label={t("emails")}
          hint={t("emailsHint", { max: INVITED_AT_ONCE_MAX })}
          rows={3}
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={typed.emails}
          onChange={(emails) => setTyped({ emails })}
          errors={command.listErrors("emails")}
        />
      )}
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-3">
        <SelectField
          label={t("role")}
          value={typed.role}
          onChange={(role) => setTyped({ role })}
          options={roles.map((role) => ({ value: role, label: ts(`role.${role}`) }))}
          errors={command.fieldErrors("role")}
        />
        <SelectField
          label={t("days")}
          value={typed.days}
          onChange={(days) => setTyped({ days })}
          options={INVITATION_DAYS.map((days) => ({ value: String(days), label: t("daysCount", { days }) }))}
          errors={command.fieldErrors("days")}
        />
        {typed.by === "link" && (
          <TextField
            label={t("uses")}
            hint={t("usesHint", { max: INVITATION_USES_MAX })}
            inputMode="numeric"
            value={typed.uses}
            onChange={(uses) => setTyped({ uses })}
            errors={command.fieldErrors("usesMax")}
          />
        )}
      </div>
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="primary" isPending={command.isPending}>
          {t(typed.by === "email" ? "send" : "make")}
        </Button>
      </p>
      {done && <Done {...done} />}
    </form>
  );
}

function Done({ sent, link }: { sent: number; link: string | null }) {
  const t = useTranslations("members");
  const [isCopied, setCopied] = useState(false);
  if (link === null) return <Notice tone="success" title={t("sent", { count: sent })} />;
  return (
    <Notice tone="success" title={t("link")}>
      <p className="mt-1 font-mono break-all select-all">{link}</p>
      <p className="mt-2 flex items-center gap-3">
        <Button
          variant="secondary"
          onClick={() => {
            void navigator.clipboard?.writeText(link).then(() => setCopied(true));
          }}
        >
          {t("copy")}
        </Button>
        {isCopied && <span>{t("copied")}</span>}
      </p>
    </Notice>
  );
}
