/** A draft goes to so many members, drawn from all who voted on its claims … */
export const FAIRNESS_READERS = 3;
/** … and to none where fewer than so many voted: a note could be told to be someone's. */
export const FAIRNESS_VOTERS_MIN = 10;
