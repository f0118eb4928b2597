import { jsonOrNotFound } from "#app/_lib/json-or-not-found";
import { getAnnotations } from "#server/checks/annotation-queries";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

/** The passages that a check is about and quotes, as Web Annotations. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/checks/[slug]/annotations.json">) {
  const { slug } = await params;
  const type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
  return jsonOrNotFound(getAnnotations(await publicCtx(), slug, env().PUBLIC_URL), type);
}
