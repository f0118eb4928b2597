"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "#components/ui/button";

type Props = {
  isOpen: boolean;
  /** The question that is asked, with the verb of the button. */
  title: string;
  /** What it means, one consequence each. */
  consequences: readonly string[];
  /** The word on the button. */
  action: string;
  isDanger?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  /** What must be filled in, or why it was refused. */
  children?: ReactNode;
};

/**
 * Asks once more before something that cannot be undone or that everyone will see. It says what it means; the safe choice
 * has the focus, and Escape is the safe choice.
 */
export function ConfirmDialog({ isOpen, title, consequences, action, isDanger, isPending, ...more }: Props) {
  const t = useTranslations("common");
  const { onConfirm, onCancel, children } = more;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      isDismissable
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-ink/45 p-4"
    >
      <Modal className="w-full max-w-md rounded-[6px] border border-field bg-paper-raised">
        <Dialog role="alertdialog" className="grid gap-3 p-5 outline-none">
          <Heading slot="title" className="text-lead font-semibold">
            {title}
          </Heading>
          <ul className="border-y border-rule text-sm">
            {consequences.map((consequence) => (
              <li key={consequence} className="py-2 not-first:border-t not-first:border-rule">
                {consequence}
              </li>
            ))}
          </ul>
          {children}
          <p className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" onClick={onCancel} autoFocus>
              {t("cancel")}
            </Button>
            <Button variant={isDanger ? "danger" : "primary"} onClick={onConfirm} isPending={isPending}>
              {action}
            </Button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
