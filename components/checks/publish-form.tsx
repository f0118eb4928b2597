"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OverrideFields, type OverrideInput, overridesOf } from "#components/checks/override-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { REASON_MAX_CHARACTERS } from "#server/checks/schemas";
import type { PublishedClaimView } from "#server/checks/views";

type Props = { locale: string; check: string; version: number; claims: PublishedClaimView[] };
type Typed = { overrides: OverrideInput; reason: string };

/** A moderator's decision about a check: publish it, or send it back with a reason. */
export function PublishForm({ locale, check, version, claims }: Props) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved<Typed>(`review:${check}:${version}`, { overrides: {}, reason: "" });
  const publish = useCommand(trpc.checks.publish.mutationOptions());
  const sendBack = useCommand(trpc.checks.sendBack.mutationOptions());

  const [isAsked, setAsked] = useState(false);

  async function send() {
    const done = await publish.run({ check, version, overrides: overridesOf(typed.overrides) });
    if (!done) return;
    discard();
    router.push(`/${done.result.locale}/checks/${done.result.slug}`);
  }

  async function giveBack() {
    if (!(await sendBack.run({ check, reason: typed.reason }))) return;
    discard();
    router.push(`/${locale}/desk/review`);
    router.refresh();
  }

  return (
    <>
      <form
        noValidate
        aria-label={t("publish")}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <details>
          <summary className="text-sm">{t("override")}</summary>
          <div className="mt-3 grid gap-4">
            <OverrideFields
              claims={claims}
              typed={typed.overrides}
              onChange={(overrides) => setTyped({ overrides })}
              errorsOf={publish.fieldErrors}
            />
          </div>
        </details>
        <RefusalNotice refusal={publish.refusal} />
        <p>
          <Button type="submit" variant="primary" isPending={publish.isPending}>
            {t("publish")}
          </Button>
        </p>
        <ConfirmDialog
          isOpen={isAsked}
          title={t("publishTitle")}
          consequences={[t("publishMeans.public"), t("publishMeans.votes"), t("publishMeans.after")]}
          action={t("publish")}
          isPending={publish.isPending}
          onConfirm={() => {
            setAsked(false);
            void send();
          }}
          onCancel={() => setAsked(false)}
        />
      </form>
      <form
        noValidate
        aria-label={t("sendBack")}
        className="grid gap-3 border-t border-rule pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void giveBack();
        }}
      >
        <TextArea
          label={t("reason")}
          hint={t("sendBackHint")}
          rows={3}
          value={typed.reason}
          onChange={(reason) => setTyped({ reason })}
          maxCharacters={REASON_MAX_CHARACTERS}
          errors={sendBack.fieldErrors("reason")}
        />
        <RefusalNotice refusal={sendBack.refusal} />
        <p>
          <Button type="submit" variant="secondary" isPending={sendBack.isPending}>
            {t("sendBack")}
          </Button>
        </p>
      </form>
    </>
  );
}
