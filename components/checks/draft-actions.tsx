"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ConfirmedAction } from "#components/ui/confirmed-action";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextField } from "#components/ui/text-field";
import { useCommand } from "#components/ui/use-command";

type Author = { id: string; handle: string };

/** Who writes a draft besides the member who started it: invited by their name, and let go. */
export function CoAuthors({ check, authors }: { check: string; authors: readonly Author[] }) {
  const t = useTranslations("editor");
  const router = useRouter();
  const trpc = useTRPC();
  const add = useCommand(trpc.checks.addAuthor.mutationOptions());
  const remove = useCommand(trpc.checks.removeAuthor.mutationOptions());
  const [handle, setHandle] = useState("");

  async function invite() {
    if (!(await add.run({ check, handle }))) return;
    setHandle("");
    router.refresh();
  }

  async function letGo(member: string) {
    if (await remove.run({ check, member })) router.refresh();
  }

  return (
    <form
      method="post"
      noValidate
      aria-label={t("coAuthors")}
      className="grid max-w-md gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      {authors.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {authors.map((author) => (
            <li key={author.id} className="flex items-baseline gap-2">
              <bdi className="font-semibold">{author.handle}</bdi>
              <Button variant="quiet" onClick={() => void letGo(author.id)} isPending={remove.isPending}>
                {t("removeAuthor", { handle: author.handle })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={t("addAuthor")}
        hint={t("addAuthorHint")}
        value={handle}
        onChange={setHandle}
        errors={add.fieldErrors("handle")}
      />
      <RefusalNotice refusal={add.refusal ?? remove.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={add.isPending}>
          {t("addAuthorSend")}
        </Button>
      </p>
    </form>
  );
}

/** Deletes a draft, after asking once more. */
export function DeleteDraft({ check }: { check: string }) {
  const t = useTranslations("editor");
  const trpc = useTRPC();
  const command = useCommand(trpc.checks.deleteDraft.mutationOptions());
  return (
    <ConfirmedAction
      action={t("delete")}
      title={t("deleteTitle")}
      consequences={[t("deleteMeans.gone"), t("deleteMeans.back")]}
      isDanger
      command={command}
      send={() => command.run({ check })}
    />
  );
}

/** Brings a deleted draft back, or takes back one that was submitted: neither needs to be asked twice. */
export function BringBack({ check, from }: { check: string; from: "deleted" | "in_review" }) {
  const t = useTranslations("editor");
  const router = useRouter();
  const trpc = useTRPC();
  const restore = useCommand(trpc.checks.restoreDraft.mutationOptions());
  const takeBack = useCommand(trpc.checks.takeBack.mutationOptions());
  const command = from === "deleted" ? restore : takeBack;

  async function send() {
    if (await command.run({ check })) router.refresh();
  }

  return (
    <div className="mt-3 grid gap-2">
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button variant="secondary" onClick={() => void send()} isPending={command.isPending}>
          {t(from === "deleted" ? "restore" : "takeBack")}
        </Button>
      </p>
    </div>
  );
}
