import type { DailyKind } from "#server/limits/rules";

/** An allowance of a member, and how much of it is used. */
export type AllowanceView = {
  kind: "write" | "fetch" | "search" | DailyKind;
  used: number;
  max: number;
  minutes: number;
};
