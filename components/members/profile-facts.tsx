import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { WhoSees } from "#components/members/who-sees";
import type { OwnProfileView } from "#server/members/views";

/** What is not changed here, with who sees it. */
export function ProfileFacts({ profile }: { profile: OwnProfileView }) {
  const t = useTranslations("profile");
  const { handle, email, providers } = profile;
  return (
    <dl className="mb-6 max-w-measure border-b border-rule text-sm">
      <Line name={t("handle")} who={<WhoSees who="everyone">{t("whoEveryone")}</WhoSees>}>
        <b className="font-semibold">{handle}</b> <span className="text-ink-soft">{t("handleHint")}</span>
      </Line>
      <Line name={t("email")} who={<WhoSees who="some">{t("whoYou")}</WhoSees>}>
        {email ?? (providers.length > 0 ? t("emailNone", { providers: providers.join(", ") }) : t("emailNothing"))}
      </Line>
      <Line name={t("votes")} who={<WhoSees who="some">{t("whoYou")}</WhoSees>}>
        {t("votesWhat")}
      </Line>
    </dl>
  );
}

function Line({ name, who, children }: { name: string; who: ReactNode; children: ReactNode }) {
  return (
    <div className="grid items-baseline gap-x-4 border-t border-rule py-2 sm:grid-cols-[8rem_minmax(0,1fr)_7rem]">
      <dt className="font-medium">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
      <dd className="text-xs text-ink-faint">{who}</dd>
    </div>
  );
}
