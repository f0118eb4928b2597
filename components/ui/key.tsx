import type { ReactNode } from "react";

/** A key of the keyboard, as a sentence names it. */
export const key = (name: ReactNode) => <kbd className="rounded-[3px] border border-rule px-1 text-2xs">{name}</kbd>;
