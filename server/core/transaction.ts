import "server-only";
import type { Ctx } from "#server/core/context";

/** Runs `work` in one transaction: all of it happens, or none. Inside another transaction it becomes a savepoint. */
export function inTransaction<Result>(ctx: Ctx, work: (tx: Ctx) => Promise<Result>): Promise<Result> {
  return ctx.db.transaction((db) => work({ ...ctx, db }));
}

/**
 * Reads what several queries need as it stood at one moment, and writes nothing. Inside a transaction it reads in that
 * one.
 */
export function inSnapshot<Result>(ctx: Ctx, read: (tx: Ctx) => Promise<Result>): Promise<Result> {
  return ctx.db.transaction((db) => read({ ...ctx, db }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}
