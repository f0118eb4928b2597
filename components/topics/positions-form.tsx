"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { TextArea } from "#components/ui/text-area";
import { UnsavedNotice } from "#components/ui/unsaved-notice";
import { useCommand } from "#components/ui/use-command";
import { useUnsaved } from "#components/ui/use-unsaved";
import { POSITION_MAX_CHARACTERS } from "#server/topics/schemas";

type Props = { topic: string; versions: number; initial: { a: string; b: string } };

/** Writes the two positions on a topic, each in a sentence that whoever holds it would sign. */
export function PositionsForm({ topic, versions, initial }: Props) {
  const t = useTranslations("topics");
  const router = useRouter();
  const trpc = useTRPC();
  const { typed, setTyped, discard, isRestored } = useUnsaved(`positions/${topic}`, initial);
  const command = useCommand(trpc.topics.writePositions.mutationOptions());
  return (
    <form
      method="post"
      noValidate
      aria-label={t("write")}
      className="grid max-w-measure gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!(await command.run({ topic, ...typed, replaces: versions }))) return;
        discard();
        router.refresh();
      }}
    >
      <UnsavedNotice isRestored={isRestored} onDiscard={() => discard(initial)} />
      <div className="grid gap-4 sm:grid-cols-2">
        {(["a", "b"] as const).map((side) => (
          <TextArea
            key={side}
            label={t(side)}
            hint={t("positionHint")}
            rows={3}
            isText
            value={typed[side]}
            onChange={(words) => setTyped({ [side]: words })}
            maxCharacters={POSITION_MAX_CHARACTERS}
            errors={command.fieldErrors(side)}
          />
        ))}
      </div>
      <RefusalNotice refusal={command.refusal} />
      <p>
        <Button type="submit" variant="secondary" isPending={command.isPending}>
          {t(versions === 0 ? "write" : "rewrite")}
        </Button>
      </p>
    </form>
  );
}
