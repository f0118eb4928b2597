import { z } from "zod";
import { FOLLOWED_KINDS, NOTICE_KINDS, NOTICE_MAILS } from "#db/vocabulary";
import { because, Id } from "#server/core/schemas";

const READ_AT_ONCE_MAX = 200;

/** Some notices, or all that there are until now. */
export const ReadNoticesInput = z.object({
  notices: z.union([z.literal("all"), z.array(Id).min(1).max(READ_AT_ONCE_MAX)]),
  /** False puts them back among those that are not read. */
  isRead: z.boolean(because("required")),
});
export type ReadNoticesInput = z.infer<typeof ReadNoticesInput>;

export const ChooseNoticeMailInput = z.object({
  kind: z.enum(NOTICE_KINDS, because("required")),
  mail: z.enum(NOTICE_MAILS, because("required")),
});
export type ChooseNoticeMailInput = z.infer<typeof ChooseNoticeMailInput>;

/** What one wants to hear of a claim or a check: what happens, nothing, or what everybody hears who has to do with it. */
const FOLLOWINGS = ["following", "muted", "none"] as const;
export type Following = (typeof FOLLOWINGS)[number];

export const FollowSubjectInput = z.object({
  kind: z.enum(FOLLOWED_KINDS, because("required")),
  subject: Id,
  following: z.enum(FOLLOWINGS, because("required")),
});
export type FollowSubjectInput = z.infer<typeof FollowSubjectInput>;
