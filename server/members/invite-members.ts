import "server-only";
import { memberInvitations } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { queueMail } from "#server/mail/queue-mail";
import type { InviteMembersInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

const DAY_MS = 86_400_000;

/**
 * Moderators invite readers and reviewers, administrators anyone: by mail, each address once, or by a link that is
 * handed on and can be used as often as it says. Returns the token of a link; that of a mail is in the mail only.
 * Throws ForbiddenError for a role that is not theirs to give.
 */
export async function inviteMembers(ctx: Ctx, input: InviteMembersInput): Promise<{ token: string | null }> {
  authorize(memberPolicy.invite(ctx.actor, input.role));
  const { id: by, handle } = signedIn(ctx);
  const expires = new Date(ctx.now.getTime() + input.days * DAY_MS);
  const until = expires.toISOString().slice(0, 10);
  const offers =
    input.by === "email"
      ? [...new Set(input.emails)].map((email) => ({ email, usesMax: 1, token: newToken() }))
      : [{ email: null, usesMax: input.usesMax, token: newToken() }];

  await inTransaction(ctx, async (tx) => {
    const written = await tx.db
      .insert(memberInvitations)
      .values(
        offers.map(({ token, email, usesMax }) => {
          return { tokenHash: hashOfToken(token), role: input.role, email, usesMax, by, at: tx.now, expires };
        }),
      )
      .returning({ id: memberInvitations.id });
    for (const { id } of written) await recordEvent(tx, "member.invited", id, { role: input.role });
    for (const { email, token } of offers) {
      if (email)
        await queueMail(
          tx,
          { kind: "invitation", to: email, token, inviter: handle, role: input.role, until },
          expires,
        );
    }
  });
  return { token: input.by === "link" ? (offers[0]?.token ?? null) : null };
}
