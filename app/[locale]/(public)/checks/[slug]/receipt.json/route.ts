import { jsonOrNotFound } from "#app/_lib/json-or-not-found";
import { getReceipt } from "#server/receipts/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The signed receipt of a check as it stands. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/checks/[slug]/receipt.json">) {
  const { slug } = await params;
  return jsonOrNotFound(getReceipt(await publicCtx(), slug));
}
