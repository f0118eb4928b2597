import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { outageIn } from "#db/failed-query";
import { type Ctx, signedIn } from "#server/core/context";
import {
  DomainError,
  type ErrorCode,
  ForbiddenError,
  type Offers,
  RateLimitedError,
  type Reason,
  type ReasonParams,
  UnavailableError,
} from "#server/core/errors";
import type { LimitKind } from "#server/limits/rules";
import { takeAllowance } from "#server/limits/take-allowance";

const trpcCode = {
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  rate_limited: "TOO_MANY_REQUESTS",
  invalid: "UNPROCESSABLE_CONTENT",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

/** What is wrong in one field: a message key and what fills its blanks. */
export type FieldRefusal = { reason: string; params: ReasonParams };
/** What a screen learns of a refusal: a message key, what fills its blanks, and what is wrong in which field. */
export type Refusal = {
  reason: Reason;
  params: ReasonParams;
  fields: Record<string, FieldRefusal[]>;
  /** What may be taken instead. */
  offers: Offers;
};

function refusalOf(cause: unknown): Refusal {
  if (cause instanceof DomainError) {
    const { reason, params, offers } = cause;
    return { reason, params, fields: {}, offers };
  }
  if (cause instanceof ZodError) {
    const fields: Record<string, FieldRefusal[]> = {};
    for (const issue of cause.issues) {
      const field = issue.path.join(".");
      fields[field] = [...(fields[field] ?? []), { reason: issue.message, params: paramsOf(issue) }];
    }
    return { reason: "check_fields", params: {}, fields, offers: {} };
  }
  return { reason: "something_went_wrong", params: {}, fields: {}, offers: {} };
}

/** What fills the blanks of a refusal of one field: what the schema says, or the limit that was passed. */
function paramsOf(issue: ZodError["issues"][number]): ReasonParams {
  if (issue.code === "custom") return { ...issue.params };
  if (issue.code === "too_big") return { max: Number(issue.maximum) };
  return issue.code === "too_small" ? { min: Number(issue.minimum) } : {};
}

const t = initTRPC.context<Ctx>().create({
  errorFormatter: ({ shape, error }) => {
    const refusal = refusalOf(error.cause);
    const { code, httpStatus, path } = shape.data;
    return { ...shape, message: refusal.reason, data: { code, httpStatus, path, ...refusal } };
  },
});

/**
 * The one place where a refusal of the product becomes one of the protocol; everything else that is thrown is a bug.
 */
const translateDomainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw translated(result.error.cause) ?? result.error;
  return result;
});

/** What the protocol makes of a refusal, or of a database that is away; null for everything else. */
function translated(error: unknown): TRPCError | null {
  const outage = outageIn(error);
  const cause = outage ? new UnavailableError(outage) : error;
  if (!(cause instanceof DomainError)) return null;
  return new TRPCError({ code: trpcCode[cause.code], message: cause.message, cause });
}

/** In how many seconds to come again after some of the errors of a batch; null where none of them is about that. */
export function retryAfterOf(errors: readonly { cause?: unknown }[]): number | null {
  const waits = errors.flatMap(({ cause }) => (cause instanceof RateLimitedError ? [cause.seconds] : []));
  return waits.length > 0 ? Math.max(...waits) : null;
}

/**
 * Who asks, or the same answer as a command gives when that cannot be told because the database is away. A page that is
 * still open from another member's session says whose it is: nothing of it is taken as the words of who is signed in
 * now.
 */
export async function contextOf(asked: Promise<Ctx>, writtenBy: string | null): Promise<Ctx> {
  try {
    const ctx = await asked;
    const isOther = ctx.actor.kind === "member" && writtenBy !== null && writtenBy !== ctx.actor.id;
    if (isOther) throw new ForbiddenError("signed_in_as_other");
    return ctx;
  } catch (error) {
    throw translated(error) ?? error;
  }
}

/** Everything that is written is written by members: what someone else sends is not even read. */
const readMembersOnly = t.middleware(({ ctx, next }) => {
  signedIn(ctx);
  return next();
});

/** Newcomers write one thing, their handle; what anyone else sends is not even read. */
const readNewcomersOnly = t.middleware(({ ctx, next }) => {
  if (ctx.actor.kind !== "newcomer") signedIn(ctx);
  return next();
});

/** Every call of a batch is one. */
const limited = (kind: LimitKind) =>
  t.middleware(async ({ ctx, next }) => {
    await takeAllowance(ctx, kind);
    return next();
  });

const procedure = t.procedure.use(translateDomainErrors);

export const router = t.router;
/** A write. It does not authorise: the command does. */
export const command = procedure.use(readMembersOnly).use(limited("write"));
/** A write of someone who has no handle yet. */
export const newcomersCommand = procedure.use(readNewcomersOnly).use(limited("write"));
/** A read that a browser must ask for while someone types; every other read is a page's. */
export const query = procedure.use(limited("search"));
