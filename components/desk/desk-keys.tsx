"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { areKeysOff, switchKeys, usePageKeys } from "#components/desk/use-page-keys";
import { Button } from "#components/ui/button";
import { Key } from "#components/ui/key";
import type { DeskPlace } from "#server/policy/desk";

/** Where a letter after `g` leads. */
const GO: Record<string, DeskPlace | "toDo"> = {
  t: "toDo",
  c: "claims",
  a: "articles",
  k: "checks",
  q: "queue",
  i: "inbox",
};

type Props = { locale: string; places: readonly DeskPlace[] };

/** The keys that work everywhere on the desk: search, go to a place, and the list of all keys, where they can be switched off. */
export function DeskKeys({ locale, places }: Props) {
  const t = useTranslations("keys");
  const router = useRouter();
  const [isShown, setShown] = useState(false);
  const [isOff, setOff] = useState(false);

  useEffect(() => setOff(areKeysOff()), []);

  const act = useCallback(
    (pressed: string, isAfterG: boolean) => {
      const place = isAfterG ? GO[pressed] : undefined;
      if (pressed === "?") setShown(true);
      else if (pressed === "/") document.querySelector<HTMLInputElement>("#desk-search")?.focus();
      else if (place === "toDo") router.push(`/${locale}/desk`);
      else if (place && places.includes(place)) router.push(`/${locale}/desk/${place}`);
      else return false;
      return true;
    },
    [locale, places, router],
  );
  usePageKeys(act);

  function switchTo(off: boolean) {
    setOff(off);
    switchKeys(off);
  }

  return (
    <ModalOverlay
      isOpen={isShown}
      onOpenChange={setShown}
      isDismissable
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-ink/45 p-4"
    >
      <Modal className="max-h-[calc(100dvh-2rem)] w-full max-w-xl overflow-y-auto rounded-[6px] border border-field bg-paper-raised">
        <Dialog className="grid gap-4 p-5 outline-none">
          <Heading slot="title" className="text-lead font-semibold">
            {t("title")}
          </Heading>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
            {LISTED.map(({ keys, name }) => (
              <div key={name} className="contents">
                <dt className="flex gap-1">
                  {keys.map((one) => (
                    <Key key={one}>{one}</Key>
                  ))}
                </dt>
                <dd>{t(name)}</dd>
              </div>
            ))}
          </dl>
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" checked={isOff} onChange={(event) => switchTo(event.target.checked)} />
            {t("off")}
          </label>
          <p className="flex justify-end">
            <Button variant="secondary" onClick={() => setShown(false)} autoFocus>
              {t("close")}
            </Button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const LISTED = [
  { keys: ["/"], name: "search" },
  { keys: ["?"], name: "list" },
  { keys: ["g", "t"], name: "toDo" },
  { keys: ["g", "c"], name: "claims" },
  { keys: ["g", "a"], name: "articles" },
  { keys: ["g", "k"], name: "checks" },
  { keys: ["g", "q"], name: "queue" },
  { keys: ["g", "i"], name: "inbox" },
  { keys: ["j", "k"], name: "move" },
  { keys: ["Enter"], name: "open" },
  { keys: ["Esc"], name: "escape" },
  { keys: ["v"], name: "vote" },
  { keys: ["Alt", "1…9"], name: "cite" },
  { keys: ["Ctrl", "Enter"], name: "send" },
  { keys: ["a"], name: "attach" },
  { keys: ["n"], name: "next" },
  { keys: ["c"], name: "makeClaim" },
  { keys: ["Shift", "← →"], name: "moveEnd" },
  { keys: ["Alt", "← →"], name: "moveStart" },
  { keys: ["o"], name: "openClaim" },
  { keys: ["e"], name: "read" },
  { keys: ["t"], name: "take" },
] as const;
