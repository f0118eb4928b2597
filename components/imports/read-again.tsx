"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { RefusalNotice } from "#components/ui/refusal-notice";
import { useCommand } from "#components/ui/use-command";

/** Has the page of an article fetched again: what it says now is another copy, if it is not the same. */
export function ReadAgain({ locale, url }: { locale: string; url: string }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const trpc = useTRPC();
  const command = useCommand(trpc.imports.ask.mutationOptions());

  async function send() {
    const done = await command.run({ article: { kind: "address", url } });
    if (done) router.push(`/${locale}/desk/articles/imports/${done.result.import}`);
  }

  return (
    <>
      <Button variant="quiet" isPending={command.isPending} onClick={() => void send()}>
        {t("readAgain")}
      </Button>
      <RefusalNotice refusal={command.refusal} />
    </>
  );
}
