import { useTranslations } from "next-intl";
import { WithdrawApplication } from "#components/applications/withdraw-application";
import { Day } from "#components/ui/day";
import { Notice } from "#components/ui/notice";
import { APPLY_AGAIN_DAYS } from "#server/applications/schemas";
import type { OwnApplicationView } from "#server/applications/views";

const DAY_MS = 86_400_000;

/** What became of one's own application, with the reason of the moderator who answered; nothing where there is none. */
export function ApplicationStatus({ application }: { application: OwnApplicationView | null }) {
  const t = useTranslations("applications");
  if (!application || application.outcome === "withdrawn") return null;
  const { id, outcome, reason, at, answeredAt } = application;
  if (outcome === null) {
    return (
      <Notice title={t("waits")}>
        <p>{t.rich("waitsSince", { at: () => <Day at={at} /> })}</p>
        <div className="mt-2">
          <WithdrawApplication application={id} />
        </div>
      </Notice>
    );
  }
  return (
    <Notice tone={outcome === "accepted" ? "success" : "info"} title={t(outcome)}>
      <p dir="auto">{reason}</p>
      {outcome === "declined" && answeredAt && (
        <p className="mt-1 text-ink-soft">
          {t.rich("again", { at: () => <Day at={new Date(answeredAt.getTime() + APPLY_AGAIN_DAYS * DAY_MS)} /> })}
        </p>
      )}
    </Notice>
  );
}
