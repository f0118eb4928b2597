import { jsonOrNotFound } from "#app/_lib/json-or-not-found";
import { listPublicKeys } from "#server/receipts/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-dynamic";

/** The public keys with which receipts of this site were ever signed, as a JSON Web Key Set (RFC 7517). */
export const GET = async () => jsonOrNotFound(listPublicKeys(await publicCtx()).then((keys) => ({ keys })));
