import type { InterestKind } from "#db/vocabulary";

/** A standing interest of one's own. */
export type InterestView = {
  id: string;
  kind: InterestKind;
  name: string;
  statement: string;
  from: Date;
  until: Date | null;
};
