"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type PublicKey, type Verification, verifyReceipt } from "#server/receipts/verification/verify-receipt";

type State = { kind: "working" } | { kind: "cannot" } | { kind: "done"; verification: Verification };

/** Checks a receipt in the reader's own browser, with the code that the command line uses. */
export function ReceiptVerification({ receipt, keys }: { receipt: string; keys: string }) {
  const t = useTranslations("receipts");
  const [state, setState] = useState<State>({ kind: "working" });
  useEffect(() => {
    let isWanted = true;
    const show = (next: State) => isWanted && setState(next);
    checkReceipt(receipt, keys).then(
      (verification) => show({ kind: "done", verification }),
      () => show({ kind: "cannot" }),
    );
    return () => {
      isWanted = false;
    };
  }, [receipt, keys]);

  return (
    <div role="status" className="rounded bg-paper-sunk px-5 py-4 text-base leading-normal">
      <noscript>{t("noScript")}</noscript>
      {state.kind === "working" && <p>{t("working")}</p>}
      {state.kind === "cannot" && <p className="font-semibold">{t("cannot")}</p>}
      {state.kind === "done" && <Found verification={state.verification} />}
    </div>
  );
}

async function checkReceipt(receipt: string, keys: string): Promise<Verification> {
  const [stated, set] = await Promise.all([receipt, keys].map(async (address) => (await fetch(address)).json()));
  return verifyReceipt(stated, (set as { keys: PublicKey[] }).keys);
}

function Found({ verification }: { verification: Verification }) {
  const t = useTranslations("receipts");
  const { problem, proved, held, unproved, byStandpoints } = verification;
  if (problem) {
    return (
      <p className="font-semibold text-danger">
        {t(`problem.${problem.what}`)} {problem.claim}
      </p>
    );
  }
  return (
    <>
      <p className="font-semibold text-true">{t("signed")}</p>
      {proved.length > 0 && <List title={t("proved", { count: proved.length })} statements={proved} />}
      {held.length > 0 && <List title={t("held", { count: held.length })} statements={held} />}
      {unproved.length > 0 && <List title={t("unproved", { count: unproved.length })} statements={unproved} />}
      {byStandpoints.length > 0 && <List title={t("byStandpoints")} statements={byStandpoints} />}
    </>
  );
}

function List({ title, statements }: { title: string; statements: string[] }) {
  return (
    <>
      <p className="mt-3">{title}</p>
      <ul className="mt-1 list-disc ps-5 text-ink-soft">
        {statements.map((statement) => (
          <li key={statement} dir="auto">
            {statement}
          </li>
        ))}
      </ul>
    </>
  );
}
