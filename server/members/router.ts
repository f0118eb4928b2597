import "server-only";
import { answerEstimation } from "#server/members/answer-estimation";
import { changeProfile } from "#server/members/change-profile";
import { changeRole } from "#server/members/change-role";
import { chooseHandle } from "#server/members/choose-handle";
import { deleteAccount } from "#server/members/delete-account";
import { inviteMembers } from "#server/members/invite-members";
import { findHandleState } from "#server/members/queries";
import { revokeInvitation } from "#server/members/revoke-invitation";
import {
  AnswerEstimationInput,
  ChangeProfileInput,
  ChangeRoleInput,
  ChooseHandleInput,
  Handle,
  InviteMembersInput,
  LeaveInput,
  RevokeInvitationInput,
} from "#server/members/schemas";
import { command, newcomersCommand, query, router } from "#server/trpc/init";

export const membersRouter = router({
  answerEstimation: command.input(AnswerEstimationInput).mutation(({ ctx, input }) => answerEstimation(ctx, input)),
  changeProfile: command.input(ChangeProfileInput).mutation(({ ctx, input }) => changeProfile(ctx, input)),
  deleteAccount: command.input(LeaveInput).mutation(({ ctx, input }) => deleteAccount(ctx, input)),
  changeRole: command.input(ChangeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
  chooseHandle: newcomersCommand.input(ChooseHandleInput).mutation(({ ctx, input }) => chooseHandle(ctx, input)),
  handleState: query.input(Handle).query(({ ctx, input }) => findHandleState(ctx, input)),
  invite: command.input(InviteMembersInput).mutation(({ ctx, input }) => inviteMembers(ctx, input)),
  revokeInvitation: command.input(RevokeInvitationInput).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
});
