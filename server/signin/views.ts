/** A request to sign in, as the browser sees it that asked. */
export type SignInRequestView = { email: string; askedAt: Date; expires: Date; browser: string; triesLeft: number };

/** A place where a member is signed in. */
export type SessionView = { id: string; browser: string; openedAt: Date; seenAt: Date; isHere: boolean };

/**
 * What the link of a mail leads to: the browser that asked may sign in; another is told to type the code there; and one
 * that was used, taken back or is too old leads nowhere.
 */
export type LinkView = { state: "confirm"; request: SignInRequestView } | { state: "elsewhere" } | { state: "closed" };
