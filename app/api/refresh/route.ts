import { timingSafeEqual } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { FEED_FORMS, STREAMS } from "#app/_lib/feed-forms";
import { LOCALES } from "#messages/locales";
import { listAddressParts } from "#server/checks/public-queries";
import { CITATION_FORMS } from "#server/checks/schemas";
import { Id } from "#server/core/schemas";
import { addressesOf, SHOWN, type Shown, surfacesShowing } from "#server/core/surfaces";
import { env } from "#server/env";
import { findHandle } from "#server/members/public-queries";
import { forgetSettings, publicCtx } from "#server/request";
import { listCollectionsOf } from "#server/search/collection-queries";

const CHANGES_MAX = 1_000;

const Refresh = z.union([
  z.object({ everything: z.literal(true) }),
  z.object({
    changes: z.array(z.object({ shown: z.enum(SHOWN), subject: Id })).max(CHANGES_MAX),
  }),
]);

/** Asked by this process of itself when something was published or corrected; no one else knows the token. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request.headers.get("authorization"))) return new Response(null, { status: 404 });
  const asked = Refresh.safeParse(await request.json().catch(() => null));
  if (!asked.success) return new Response(null, { status: 400 });

  const changes = "everything" in asked.data ? null : asked.data.changes;
  if (changes === null || changes.some(({ shown }) => shown === "site")) {
    forgetSettings();
    revalidatePath("/", "layout");
  } else {
    const addresses = await Promise.all(changes.map(({ shown, subject }) => ADDRESSES[shown](subject)));
    for (const address of new Set(addresses.flat())) revalidatePath(address);
  }
  return new Response(null, { status: 204 });
}

/** The addresses that show what changed, by what it is; what every page shows is every page. */
const ADDRESSES: Record<Shown, (subject: string) => Promise<string[]>> = {
  checks: (check) => addressesOfCheck(check),
  member: (member) => addressesOfMember(member),
  measures: async () => surfacesShowing("measures").flatMap((surface) => addressesOf(surface, { locale: LOCALES })),
  site: async () => [],
};

/** Every address under which something of a check is shown: its pages and versions, and the lists. */
async function addressesOfCheck(check: string): Promise<string[]> {
  const ctx = await publicCtx();
  const { slugs, versions, parts, handles } = await listAddressParts(ctx, check);
  const { topics, claimants, publishers } = await listCollectionsOf(ctx, check);
  const fill = {
    locale: LOCALES,
    slug: slugs,
    version: versions,
    form: CITATION_FORMS,
    stream: STREAMS,
    feed: FEED_FORMS,
    part: parts,
    handle: handles.flatMap(written),
    topic: topics,
    claimant: claimants,
    publisher: publishers.flatMap(written),
  };
  return surfacesShowing("checks").flatMap((surface) => addressesOf(surface, fill));
}

async function addressesOfMember(member: string): Promise<string[]> {
  const handle = await findHandle(await publicCtx(), member);
  const fill = { locale: LOCALES, handle: handle === null ? [] : written(handle) };
  return surfacesShowing("member").flatMap((surface) => addressesOf(surface, fill));
}

/** A name as an address may have it: as it is, and as browsers write letters beyond ASCII. */
const written = (handle: string): string[] => [...new Set([handle, encodeURIComponent(handle)])];

function isOurs(authorization: string | null): boolean {
  const expected = Buffer.from(`Bearer ${env().REFRESH_TOKEN}`);
  const given = Buffer.from(authorization ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
