"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { ReasonedForm } from "#components/ui/reasoned-form";
import { SelectField } from "#components/ui/select-field";
import { useCommand } from "#components/ui/use-command";
import { ROLES, type Role } from "#db/vocabulary";
import { ROLE_REASON_MAX_CHARACTERS } from "#server/members/schemas";

/** An administrator gives a member another role, with a reason. */
export function RoleForm({ member, role }: { member: string; role: Role }) {
  const t = useTranslations("members");
  const ts = useTranslations("signin");
  const trpc = useTRPC();
  const command = useCommand(trpc.members.changeRole.mutationOptions());
  const [chosen, setChosen] = useState<Role>(role);
  return (
    <section aria-labelledby="change-role" className="grid max-w-measure gap-3">
      <h2 id="change-role" className="text-sm font-semibold">
        {t("changeRole")}
      </h2>
      <SelectField
        label={t("newRole")}
        value={chosen}
        onChange={setChosen}
        options={ROLES.map((one) => ({ value: one, label: ts(`role.${one}`) }))}
        errors={command.fieldErrors("role")}
      />
      <ReasonedForm
        name={`role/${member}`}
        action={t("changeRoleSend")}
        label={t("roleReason")}
        hint={t("roleReasonHint")}
        maxCharacters={ROLE_REASON_MAX_CHARACTERS}
        command={command}
        send={(reason) => command.run({ member, role: chosen, reason })}
      />
    </section>
  );
}
