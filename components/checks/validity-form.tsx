"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { Day } from "#components/ui/day";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import type { ValidityView } from "#server/checks/views";

/** As of which day a published check is valid; a moderator who looked again says so and names the next day. */
export function ValidityForm({ check, validity }: { check: string; validity: ValidityView }) {
  const t = useTranslations("review");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.checks.extendValidity.mutationOptions());
  const [reviewOn, setReviewOn] = useState("");
  return (
    <section aria-labelledby="validity" className="grid max-w-measure gap-3 border-t border-rule pt-4">
      <h2 id="validity" className="text-sm font-semibold">
        {t("validity")}
      </h2>
      <p className="text-sm">
        {t.rich("validityNow", {
          from: () => <Day at={validity.validAsOf} />,
          until: () => <Day at={validity.reviewOn} />,
        })}
      </p>
      <form
        method="post"
        noValidate
        aria-label={t("extend")}
        className="grid gap-3"
        onSubmit={async (event) => {
          event.preventDefault();
          if (!(await command.run({ check, reviewOn }))) return;
          setReviewOn("");
          router.refresh();
        }}
      >
        <TextField
          label={t("extendOn")}
          type="date"
          value={reviewOn}
          onChange={setReviewOn}
          errors={command.fieldErrors("reviewOn")}
        />
        <RefusalNotice refusal={command.refusal} />
        <p>
          <Button type="submit" variant="secondary" isPending={command.isPending}>
            {t("extend")}
          </Button>
        </p>
      </form>
    </section>
  );
}
