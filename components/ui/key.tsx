import type { ReactNode } from "react";

/** A key of the keyboard. */
export const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="max-md:hidden rounded-[3px] border border-rule px-1 text-2xs">{children}</kbd>
);

/** The same, for a message that names keys. */
export const key = (name: ReactNode) => <Key>{name}</Key>;
