import type { HouseRule, MeasureKind, ObjectionOutcome, Role } from "#db/vocabulary";

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
  /** What was decided about its member's objection, by somebody else where anybody was left. */
  objection: {
    outcome: ObjectionOutcome;
    reason: string;
    byRole: Role;
    wasInvolved: boolean;
    at: Date;
  } | null;
};

/** A measure as its member reads it. */
export type OwnMeasureView = PublicMeasureView & {
  words: string;
  /** What they said against it. */
  objected: string | null;
};

/** An objection as whoever decides reads it. */
export type ObjectionView = {
  id: string;
  text: string;
  at: Date;
  by: string;
  measure: PublicMeasureView & { words: string };
  /** Whether the one who looks may decide. */
  mayDecide: boolean;
};

/** What was done about a member before, for whoever decides now. */
export type PastMeasureView = Pick<PublicMeasureView, "id" | "kind" | "rule" | "at" | "until"> & { isOver: boolean };
