"use client";
import { createContext, type ReactNode, useContext } from "react";

const Owner = createContext<string | null>(null);

/** Says whose the drafts are that are kept in this browser: to the member who is signed in, and to no one else. */
export function UnsavedOwner({ member, children }: { member: string; children: ReactNode }) {
  return <Owner value={member}>{children}</Owner>;
}

/** The member whose drafts these are; null outside the desk. */
export const useUnsavedOwner = (): string | null => useContext(Owner);
