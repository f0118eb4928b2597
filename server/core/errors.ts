export type ErrorCode = "unauthenticated" | "forbidden" | "not_found" | "conflict" | "rate_limited" | "invalid";

/** A refusal that a person should read. `reason` is a stable key that the screen translates. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  constructor(code: ErrorCode, reason: string) {
    super(reason);
    this.name = new.target.name;
    this.code = code;
    this.reason = reason;
  }
}

export class NotFoundError extends DomainError {
  constructor(reason = "not_found") {
    super("not_found", reason);
  }
}
