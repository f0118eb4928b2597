import { z } from "zod";
import { ROLES } from "#db/vocabulary";
import { because, Email, Id, LanguageTag, line, text } from "#server/core/schemas";
import { brokenHandleRules, handleOf } from "#server/members/rules";

export const NAME_MAX_CHARACTERS = 60;
export const BIOGRAPHY_MAX_CHARACTERS = 300;
const OWN_LANGUAGES_MAX = 12;
/** A batch of invitations by mail. */
export const INVITED_AT_ONCE_MAX = 20;
export const INVITATION_USES_MAX = 100;
export const INVITATION_DAYS = [7, 14, 30] as const;

export const AnswerEstimationInput = z.object({ allows: z.boolean(because("required")) });
export type AnswerEstimationInput = z.infer<typeof AnswerEstimationInput>;

const HANDLE_RAW_MAX_CHARACTERS = 80;
/** A handle in the right form; whether it is free is known to the database. */
export const Handle = z
  .string()
  .max(HANDLE_RAW_MAX_CHARACTERS, because("handle_form"))
  .transform(handleOf)
  .refine((handle) => brokenHandleRules(handle).length === 0, because("handle_form"));

const OwnName = line(0, NAME_MAX_CHARACTERS);
const OwnLanguages = z.array(LanguageTag).max(OWN_LANGUAGES_MAX, because("languages_many"));

export const ChangeProfileInput = z.object({
  name: OwnName,
  biography: text(0, BIOGRAPHY_MAX_CHARACTERS),
  languages: OwnLanguages,
});
export type ChangeProfileInput = z.infer<typeof ChangeProfileInput>;

/** Typed out, so that nobody leaves by a wrong click. */
export const LeaveInput = z.object({ handle: z.string().max(HANDLE_RAW_MAX_CHARACTERS, because("handle_not_yours")) });
export type LeaveInput = z.infer<typeof LeaveInput>;

export const ChooseHandleInput = z.object({ handle: Handle, name: OwnName, languages: OwnLanguages });
export type ChooseHandleInput = z.infer<typeof ChooseHandleInput>;

const Lifetime = z.literal([...INVITATION_DAYS], because("required"));

/** By mail to each of some addresses, once each; or as a link that can be used several times. */
export const InviteMembersInput = z.discriminatedUnion("by", [
  z.object({
    by: z.literal("email"),
    role: z.enum(ROLES),
    days: Lifetime,
    emails: z.array(Email).min(1, because("email_form")).max(INVITED_AT_ONCE_MAX, because("invited_many")),
  }),
  z.object({
    by: z.literal("link"),
    role: z.enum(ROLES),
    days: Lifetime,
    usesMax: z
      .int(because("required"))
      .min(1, because("invitation_uses"))
      .max(INVITATION_USES_MAX, because("invitation_uses")),
  }),
]);
export type InviteMembersInput = z.infer<typeof InviteMembersInput>;

const ROLE_REASON_MIN_CHARACTERS = 5;
export const ROLE_REASON_MAX_CHARACTERS = 500;

export const ChangeRoleInput = z.object({
  member: Id,
  role: z.enum(ROLES, because("required")),
  reason: text(ROLE_REASON_MIN_CHARACTERS, ROLE_REASON_MAX_CHARACTERS),
});
export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>;

export const RevokeInvitationInput = z.object({ invitation: Id });
export type RevokeInvitationInput = z.infer<typeof RevokeInvitationInput>;
