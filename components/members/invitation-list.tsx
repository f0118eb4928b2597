import { useTranslations } from "next-intl";
import { RevokeInvitation } from "#components/members/revoke-invitation";
import { Day } from "#components/ui/day";
import type { InvitationView } from "#server/members/views";

type State = "open" | "usedUp" | "expired" | "revoked";

function stateOf({ isRevoked, uses, usesMax, expires }: InvitationView, now: Date): State {
  if (isRevoked) return "revoked";
  if (uses >= usesMax) return "usedUp";
  return expires <= now ? "expired" : "open";
}

type Props = { invitations: readonly InvitationView[]; now: Date; mayRevoke: (invitation: InvitationView) => boolean };

/** Who was invited, to what, and what became of it. */
export function InvitationList({ invitations, now, mayRevoke }: Props) {
  const t = useTranslations("members");
  const ts = useTranslations("signin");
  if (invitations.length === 0) return <p className="text-sm text-ink-soft">{t("none")}</p>;
  return (
    <ul className="border-t border-rule text-sm">
      {invitations.map((invitation) => {
        const { id, email, role, inviter, uses, usesMax, expires } = invitation;
        const state = stateOf(invitation, now);
        return (
          <li
            key={id}
            className="grid items-center gap-x-4 gap-y-0.5 border-b border-rule py-2 sm:grid-cols-[minmax(0,1fr)_7rem_11rem_6rem]"
          >
            <span className="min-w-0 break-words">
              <b className="font-semibold">{email ?? t("byLinkShort")}</b>{" "}
              <span className="text-ink-soft">
                {ts(`role.${role}`)}, {inviter ? t("inviter", { handle: inviter }) : t("inviterServer")}
              </span>
            </span>
            <span className={state === "open" ? "font-semibold" : "text-ink-soft"}>{t(state)}</span>
            <span className="text-ink-soft">
              {usesMax > 1 && <>{t("usedOf", { uses, max: usesMax })}, </>}
              <Day at={expires} />
            </span>
            <span>{state === "open" && mayRevoke(invitation) && <RevokeInvitation invitation={id} />}</span>
          </li>
        );
      })}
    </ul>
  );
}
