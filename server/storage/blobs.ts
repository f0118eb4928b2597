import "server-only";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { blobs } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** Where bytes are kept is known here alone: in the database today. */

/** Keeps bytes under their SHA-256, once, and returns it in hexadecimal. */
export async function put(tx: Ctx, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await tx.db.insert(blobs).values({ sha256, bytes }).onConflictDoNothing();
  return sha256;
}

/** The bytes with a SHA-256. Throws NotFoundError where none are kept. */
export async function get(ctx: Ctx, sha256: string): Promise<Uint8Array> {
  const [kept] = await ctx.db.select({ bytes: blobs.bytes }).from(blobs).where(eq(blobs.sha256, sha256));
  if (!kept) throw new NotFoundError();
  return kept.bytes;
}
