import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";

/** Who will ever see what stands in a field: a full circle for everyone, an empty one for fewer. */
export function WhoSees({ who, children }: { who: "everyone" | "some"; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span
        aria-hidden="true"
        className={classNames(
          "inline-block size-2 rounded-full border-[1.5px] border-current",
          who === "everyone" && "bg-current",
        )}
      />
      {children}
    </span>
  );
}
