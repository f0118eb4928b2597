/** Members who must have said whether positions are fair before they are used, and how many of four must say so. */
export const TRIED_BY_LEAST = 3;
const FAIR_OF = 4;
export const FAIR_LEAST = 3;

/** Whether positions were tried enough: by three members at least, three of four of whom call them fair. */
export const areTried = ({ fair, unfair }: { fair: number; unfair: number }): boolean =>
  fair + unfair >= TRIED_BY_LEAST && FAIR_OF * fair >= FAIR_LEAST * (fair + unfair);
