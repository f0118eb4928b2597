import { csvOrNotFound } from "#app/_lib/csv-or-not-found";
import { decoded } from "#app/_lib/decoded";
import { env } from "#server/env";
import { publicCtx } from "#server/request";
import { writeCollection } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** All published checks of a publisher, as a table. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/publishers/[publisher]/checks.csv">) {
  const of = { kind: "publisher" as const, key: decoded((await params).publisher) };
  return csvOrNotFound(writeCollection(await publicCtx(), of, env().PUBLIC_URL));
}
