import type { QuotePart } from "#db/vocabulary";
import type en from "#messages/en.json";

export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rate_limited"
  | "invalid"
  | "unavailable";

/** A key of `refusals` in messages/<language>.json: what went wrong and what to do, in the reader's language. */
export type Reason = keyof typeof en.refusals;
/** What fills the blanks of that sentence, and the id of the thing that it links to. */
export type ReasonParams = Record<string, string | number>;

/**
 * A passage to choose or to take over: which text it is in, where it starts in code points, and the sentence around it.
 */
export type OfferedPassage = { part: QuotePart; start: number; before: string; exact: string; after: string };
/** A claim that is there already. */
export type OfferedClaim = { claim: string; statement: string; claimant: string | null; saidOn: string | null };
/** What a refusal offers instead. */
export type Offers = { passages?: OfferedPassage[]; claims?: OfferedClaim[] };

/** A refusal that a person should read. `reason` is a stable key that the screen translates. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: Reason;
  readonly params: ReasonParams;
  readonly offers: Offers;
  constructor(code: ErrorCode, reason: Reason, params: ReasonParams = {}, offers: Offers = {}) {
    super(reason);
    this.name = new.target.name;
    this.code = code;
    this.reason = reason;
    this.params = params;
    this.offers = offers;
  }
}

export class UnauthenticatedError extends DomainError {
  constructor() {
    super("unauthenticated", "sign_in_required");
  }
}

/** The thing may be seen, but not this be done with it by this member. */
export class ForbiddenError extends DomainError {
  constructor(reason: Reason) {
    super("forbidden", reason);
  }
}

export class NotFoundError extends DomainError {
  constructor(reason: Reason = "not_found") {
    super("not_found", reason);
  }
}

/** Someone else was faster, or it is there already. */
export class ConflictError extends DomainError {
  constructor(reason: Reason, params?: ReasonParams, offers?: Offers) {
    super("conflict", reason, params, offers);
  }
}

/** Well-formed, but of no use: a quote that is not in the document, a page that would not load. */
export class InvalidError extends DomainError {
  constructor(reason: Reason, params?: ReasonParams, offers?: Offers) {
    super("invalid", reason, params, offers);
  }
}

/** More than is allowed in so many minutes; after `seconds` it goes on. */
export class RateLimitedError extends DomainError {
  readonly seconds: number;
  constructor(
    reason: "limit_write" | "limit_fetch" | "limit_search" | "limit_signIn" | "limit_report" | "limit_daily",
    seconds: number,
    minutes: number,
  ) {
    super("rate_limited", reason, { seconds, minutes });
    this.seconds = seconds;
  }
}

/** Nothing can be read or kept right now; the same will work in some seconds. */
export class UnavailableError extends DomainError {
  constructor(reason: "database_away" | "disk_full" | "busy") {
    super("unavailable", reason);
  }
}
