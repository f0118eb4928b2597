import "server-only";
import { openDatabase } from "#db/client";
import { type Ctx, systemCtx, visitorCtx } from "#server/core/context";
import { env } from "#server/env";

// Kept on globalThis because hot reload and the two bundles of one server process would otherwise each open a pool.
const shared = globalThis as typeof globalThis & { countersignDatabase?: ReturnType<typeof openDatabase> };

/** The database of this process: one pool, opened at the first use and never while pages are built. */
export function database() {
  shared.countersignDatabase ??= openDatabase(env().DATABASE_URL);
  return shared.countersignDatabase;
}

/** What public pages read with. It looks at nothing of the request, so their HTML is the same for everybody. */
export const publicCtx = (): Ctx => visitorCtx(database().db);

/** What the product's own routes read with, when it asks itself. */
export const ownCtx = (): Ctx => systemCtx(database().db);
