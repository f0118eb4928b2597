import "server-only";
import { changeSetting } from "#server/settings/change-setting";
import { ChangeSettingInput } from "#server/settings/schemas";
import { command, router } from "#server/trpc/init";

export const settingsRouter = router({
  change: command.input(ChangeSettingInput).mutation(({ ctx, input }) => changeSetting(ctx, input)),
});
