"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { WhoSees } from "#components/members/who-sees";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { classNames } from "#components/ui/class-names";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { wordsBetweenCommas } from "#server/core/rules";
import {
  brokenHandleRules,
  HANDLE_MAX_CHARACTERS,
  HANDLE_MIN_CHARACTERS,
  HANDLE_RULES,
  handleOf,
} from "#server/members/rules";
import { NAME_MAX_CHARACTERS } from "#server/members/schemas";

/** The first thing that someone who signed in does: choose the handle under which they appear. */
export function HandleForm({ next }: { next: string }) {
  const t = useTranslations("welcome");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard } = useUnsaved("handle", { handle: "", name: "", languages: "" });
  const command = useCommand(trpc.members.chooseHandle.mutationOptions());

  async function send() {
    const languages = wordsBetweenCommas(typed.languages);
    if (!(await command.run({ handle: typed.handle, name: typed.name, languages }))) return;
    discard();
    router.replace(next);
    router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="grid gap-1.5">
        <TextField
          label={t("handle")}
          hint={<WhoSees who="everyone">{t("handleWho")}</WhoSees>}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={typed.handle}
          onChange={(handle) => setTyped({ handle })}
          errors={command.fieldErrors("handle")}
        />
        <HandleRules typed={typed.handle} />
      </div>
      <TextField
        label={t("name")}
        hint={<WhoSees who="everyone">{t("nameWho")}</WhoSees>}
        autoComplete="name"
        value={typed.name}
        onChange={(name) => setTyped({ name })}
        maxCharacters={NAME_MAX_CHARACTERS}
        errors={command.fieldErrors("name")}
      />
      <TextField
        label={t("languages")}
        hint={
          <>
            {t("languagesHint")} <WhoSees who="some">{t("languagesWho")}</WhoSees>
          </>
        }
        value={typed.languages}
        onChange={(languages) => setTyped({ languages })}
        errors={command.listErrors("languages")}
      />
      <RefusalNotice refusal={command.refusal} />
      <Button type="submit" variant="primary" isPending={command.isPending}>
        {t("send")}
      </Button>
    </form>
  );
}

/** The rules of a handle, each with whether what is typed keeps it. */
function HandleRules({ typed }: { typed: string }) {
  const t = useTranslations("welcome");
  const trpc = useTRPC();
  const handle = useDeferredValue(handleOf(typed));
  const broken = brokenHandleRules(handle);
  const isRight = handle !== "" && broken.length === 0;
  const { data } = useQuery(trpc.members.handleState.queryOptions(handle, { enabled: isRight }));
  const limits = { min: HANDLE_MIN_CHARACTERS, max: HANDLE_MAX_CHARACTERS };
  const state = isRight ? data?.state : undefined;
  return (
    <ul aria-live="polite" className="grid gap-0.5 text-sm text-ink-soft">
      {HANDLE_RULES.map((rule) => (
        <Rule key={rule} words={t(`rule.${rule}`, limits)} isKept={handle === "" ? null : !broken.includes(rule)} />
      ))}
      <Rule
        words={state === undefined || state === "free" ? t("rule.free") : t(state)}
        isKept={state === undefined ? null : state === "free"}
      />
    </ul>
  );
}

function Rule({ words, isKept }: { words: string; isKept: boolean | null }) {
  const t = useTranslations("welcome");
  const sign = isKept ? "✓" : "×";
  return (
    <li className={classNames("flex gap-2", isKept === false && "text-danger")}>
      <span aria-hidden="true" className={classNames("w-3", isKept === true && "text-true")}>
        {isKept === null ? "·" : sign}
      </span>
      <span aria-hidden="true">{words}</span>
      <span className="sr-only">
        {isKept === null ? words : t(isKept ? "ruleKept" : "ruleBroken", { rule: words })}
      </span>
    </li>
  );
}
