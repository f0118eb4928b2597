import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { checkSlugs, receipts, signingKeys } from "#db/schema";
import { getPublishedCheck } from "#server/checks/public-queries";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { PublicKey } from "#server/receipts/verification/verify-receipt";
import type { Receipt, SignedReceipt } from "#server/receipts/views";

/**
 * The signed receipt of a published check, as it stands or of an earlier version that was published, as canonical JSON
 * with its signature. Throws NotFoundError where there is none.
 */
export async function getReceipt(ctx: Ctx, slug: string, version?: number): Promise<SignedReceipt> {
  const page = await getPublishedCheck(ctx, slug, version);
  const [row] = await ctx.db
    .select({ receipt: receipts.receipt, key: receipts.key, value: receipts.signature })
    .from(receipts)
    .innerJoin(checkSlugs, eq(checkSlugs.check, receipts.check))
    .where(and(eq(checkSlugs.slug, slug), eq(receipts.version, page.version)));
  if (!row) throw new NotFoundError();
  const { receipt, key, value } = row;
  return { ...(JSON.parse(receipt) as Receipt), signature: { algorithm: "Ed25519", key, value } };
}

/** The public keys that receipts of this site were ever signed with, as JSON Web Keys. */
export async function listPublicKeys(ctx: Ctx): Promise<PublicKey[]> {
  const rows = await ctx.db.select().from(signingKeys).orderBy(asc(signingKeys.since));
  return rows.map(({ key, publicKey }) => ({ kid: key, kty: "OKP", crv: "Ed25519", x: publicKey }));
}
