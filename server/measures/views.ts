import type { HouseRule, MeasureKind, Role } from "#db/vocabulary";

/** A measure as everybody reads it: what was done, under which rule and by which role, never about whom. */
export type PublicMeasureView = {
  id: string;
  kind: MeasureKind;
  rule: HouseRule;
  publicNote: string;
  byRole: Role;
  at: Date;
  until: Date | null;
  perDay: number | null;
  ended: { at: Date; reason: string; byRole: Role } | null;
};

/** A measure as its member reads it. */
export type OwnMeasureView = PublicMeasureView & { words: string };

/** What was done about a member before, for whoever decides now. */
export type PastMeasureView = Pick<PublicMeasureView, "id" | "kind" | "rule" | "at" | "until"> & { isOver: boolean };
