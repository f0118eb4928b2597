import { jsonOrNotFound } from "#app/_lib/json-or-not-found";
import { getReceipt } from "#server/receipts/public-queries";
import { publicCtx } from "#server/request";

// Asked for seldom, and never kept: an answer that a version is missing must not outlive its publication.
export const dynamic = "force-dynamic";

type Context = RouteContext<"/[locale]/checks/[slug]/versions/[version]/receipt.json">;

/** The signed receipt of one version of a check that was published. */
export async function GET(_: Request, { params }: Context) {
  const { slug, version } = await params;
  if (!/^[1-9]\d{0,5}$/.test(version)) return new Response(null, { status: 404 });
  return jsonOrNotFound(getReceipt(await publicCtx(), slug, Number(version)));
}
