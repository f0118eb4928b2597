"use client";
import { createContext, type ReactNode, useContext } from "react";

const Owner = createContext<string | null>(null);

/** Says to whom the drafts belong that are kept in this browser: to the member who is signed in, and to nobody else. */
export function OwnDrafts({ member, children }: { member: string; children: ReactNode }) {
  return <Owner value={member}>{children}</Owner>;
}

/** The member whose drafts these are; null outside the desk. */
export const useDraftOwner = (): string | null => useContext(Owner);
