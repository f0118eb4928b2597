import { csvOrNotFound } from "#app/_lib/csv-or-not-found";
import { decoded } from "#app/_lib/decoded";
import { env } from "#server/env";
import { publicCtx } from "#server/request";
import { writeCollection } from "#server/search/collection-queries";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** All published checks of a topic, as a table. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/topics/[topic]/checks.csv">) {
  const of = { kind: "topic" as const, key: decoded((await params).topic) };
  return csvOrNotFound(writeCollection(await publicCtx(), of, env().PUBLIC_URL));
}
