/** A session ends after so long, whatever happens, and earlier when it was not used. */
export const SESSION_DAYS = 30;
export const SESSION_IDLE_DAYS = 10;

/** How long the link and the code of a mail are good for. (OWASP ASVS 5.0, 6.5.5: ten minutes at most.) */
export const SIGN_IN_MINUTES = 10;
export const CODE_DIGITS = 6;
/** Guesses of a code; after them link and code are void. */
export const CODE_TRIES_MAX = 5;
/** Mails to one address in an hour: what is asked beyond it is answered the same, and nothing is sent. */
export const MAILS_PER_HOUR_MAX = 5;

/** The digits of a code, however they were typed. */
export const codeOf = (typed: string): string => typed.replaceAll(/\D/g, "");
