"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OverrideFields, type OverrideInput, overridesOf } from "#components/checks/override-fields";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { PublishedClaimView } from "#server/checks/views";

type Props = { check: string; version: number; claims: PublishedClaimView[] };
type Typed = { overrides: OverrideInput; reviewOn: string };

/** A moderator who did not write a check publishes it, with its verdicts or with others that they give reasons for. */
export function PublishForm({ check, version, claims }: Props) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved<Typed>(`review:${check}:${version}`, {
    overrides: {},
    reviewOn: "",
  });
  const publish = useCommand(trpc.checks.publish.mutationOptions());
  const [isAsked, setAsked] = useState(false);

  async function send() {
    const done = await publish.run({
      check,
      version,
      overrides: overridesOf(typed.overrides),
      reviewOn: typed.reviewOn || null,
    });
    if (!done) return;
    discard();
    router.push(`/${done.result.locale}/checks/${done.result.slug}`);
  }

  return (
    <form
      method="post"
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
      <TextField
        label={t("reviewOn")}
        hint={t("reviewOnHint")}
        type="date"
        value={typed.reviewOn}
        onChange={(reviewOn) => setTyped({ reviewOn })}
        errors={publish.fieldErrors("reviewOn")}
      />
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
  );
}
