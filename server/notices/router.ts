import "server-only";
import { chooseNoticeMail } from "#server/notices/choose-notice-mail";
import { followSubject } from "#server/notices/follow-subject";
import { readNotices } from "#server/notices/read-notices";
import { ChooseNoticeMailInput, FollowSubjectInput, ReadNoticesInput } from "#server/notices/schemas";
import { command, router } from "#server/trpc/init";

export const noticesRouter = router({
  read: command.input(ReadNoticesInput).mutation(({ ctx, input }) => readNotices(ctx, input)),
  chooseMail: command.input(ChooseNoticeMailInput).mutation(({ ctx, input }) => chooseNoticeMail(ctx, input)),
  follow: command.input(FollowSubjectInput).mutation(({ ctx, input }) => followSubject(ctx, input)),
});
