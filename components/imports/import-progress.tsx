"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { IMPORT_DRAFT } from "#components/imports/import-form";
import { useTRPC } from "#components/trpc/provider";
import { Button, ButtonLink } from "#components/ui/button";
import { classNames } from "#components/ui/class-names";
import { ErrorText } from "#components/ui/error-text";
import { Notice } from "#components/ui/notice";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { ImportStep } from "#db/vocabulary";
import { canBeCancelled, hasEnded } from "#server/imports/rules";
import type { ImportView } from "#server/imports/views";

const LOOK_MS = 1_200;
const LATER_MS = 3_000;
/** An import that takes longer is looked at less often. */
const SOON_LOOKS = 30;

const BY_ADDRESS: readonly ImportStep[] = ["waiting", "fetching", "reading", "keeping", "finding"];
const BROUGHT: readonly ImportStep[] = ["waiting", "reading", "keeping", "finding"];

/** What is behind, what goes on, and what is to come. */
function markOf(ahead: number): string {
  if (ahead < 0) return "✓";
  return ahead === 0 ? "●" : "○";
}

/** How far an import is, as it goes on; it leads to the article when it is there. */
export function ImportProgress({ locale, initial }: { locale: string; initial: ImportView }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const trpc = useTRPC();
  const { discard } = useUnsaved(IMPORT_DRAFT, {});
  const cancel = useCommand(trpc.imports.cancel.mutationOptions());
  const retry = useCommand(trpc.imports.retry.mutationOptions());
  const { data, refetch, isError } = useQuery(
    trpc.imports.progress.queryOptions(
      { import: initial.id },
      {
        initialData: initial,
        refetchInterval: ({ state }) => {
          if (state.data && hasEnded(state.data.step)) return false;
          return state.dataUpdateCount > SOON_LOOKS ? LATER_MS : LOOK_MS;
        },
      },
    ),
  );
  const { step, article, selection, called, isByAddress, reason, params } = data;

  useEffect(() => {
    if (step !== "done" || !article) return;
    discard();
    const quoted = selection ? `?quote=${encodeURIComponent(selection)}` : "";
    router.replace(`/${locale}/desk/articles/${article}${quoted}`);
  }, [step, article, selection, locale, router, discard]);

  const steps = isByAddress || initial.isByAddress ? BY_ADDRESS : BROUGHT;
  const at = steps.indexOf(step);
  const form = `/${locale}/desk/articles/new`;
  return (
    <div className="grid max-w-measure gap-4 px-4">
      <p className="break-words font-text text-body" dir="auto">
        {called}
      </p>
      {!hasEnded(step) && (
        <ol className="grid gap-1.5">
          {steps.map((one, index) => (
            <li
              key={one}
              aria-current={index === at ? "step" : undefined}
              className={classNames(
                "flex items-baseline gap-2.5",
                index > at && "text-ink-faint",
                index === at && "font-semibold",
              )}
            >
              <span aria-hidden="true" className="w-4 text-center">
                {markOf(index - at)}
              </span>
              {t(`steps.${one}`)}
            </li>
          ))}
        </ol>
      )}
      <p role="status" className="text-ink-soft empty:hidden">
        {step === "done" && t("done")}
        {step === "cancelled" && t("cancelled")}
        {isError && t("noAnswer")}
      </p>
      {step === "waiting" && reason && (
        <Notice title={t("triedAgain")}>
          <ErrorText reason={reason} params={params} />
        </Notice>
      )}
      {step === "failed" && reason && (
        <Notice tone="problem" title={t("failed")}>
          <ErrorText reason={reason} params={params} />
        </Notice>
      )}
      <RefusalNotice refusal={cancel.refusal ?? retry.refusal} />
      <div className="flex flex-wrap gap-2">
        {canBeCancelled(step) && (
          <Button
            variant="secondary"
            isPending={cancel.isPending}
            onClick={() => void cancel.run({ import: initial.id }).then(() => refetch())}
          >
            {t("cancel")}
          </Button>
        )}
        {(step === "failed" || (step === "waiting" && reason)) && (
          <Button
            variant="primary"
            isPending={retry.isPending}
            onClick={() => void retry.run({ import: initial.id }).then(() => refetch())}
          >
            {t("tryAgain")}
          </Button>
        )}
        {(step === "failed" || step === "cancelled") && (
          <>
            <ButtonLink href={`${form}?way=text`}>{t("paste")}</ButtonLink>
            <ButtonLink href={`${form}?way=upload`}>{t("upload")}</ButtonLink>
          </>
        )}
      </div>
      {step !== "done" && (
        <p className="text-sm text-ink-soft">
          {!hasEnded(step) && `${t("goesOn")} `}
          <Link href={`/${locale}/desk/articles`} className="underline">
            {t("toArticles")}
          </Link>
        </p>
      )}
    </div>
  );
}
