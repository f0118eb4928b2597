import { timingSafeEqual } from "node:crypto";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LOCALES } from "#messages/locales";
import { listSlugs } from "#server/checks/public-queries";
import { env } from "#server/env";
import { type Page, pagesOf } from "#server/events/catalogue";
import { getEvent } from "#server/events/queries";
import { ownCtx } from "#server/request";

const Refresh = z.union([z.object({ everything: z.literal(true) }), z.object({ event: z.int().positive() })]);

/** Asked by this process of itself when something was published or corrected; nobody else knows the token. */
export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request.headers.get("authorization"))) return new Response(null, { status: 404 });
  const asked = Refresh.safeParse(await request.json().catch(() => null));
  if (!asked.success) return new Response(null, { status: 400 });

  if ("everything" in asked.data) {
    revalidatePath("/", "layout");
  } else {
    const { action, subject } = await getEvent(ownCtx(), asked.data.event);
    for (const page of pagesOf(action)) await refresh(page, subject);
  }
  return new Response(null, { status: 204 });
}

async function refresh(page: Page, check: string): Promise<void> {
  for (const path of await pathsOf(page, check)) {
    for (const locale of LOCALES) revalidatePath(`/${locale}${path}`);
  }
  if (page !== "check") return;
  revalidatePath("/[locale]/checks/[slug]/versions/[version]", "page");
}

async function pathsOf(page: Page, check: string): Promise<string[]> {
  if (page === "home") return [""];
  if (page === "corrections") return ["/corrections"];
  const slugs = await listSlugs(ownCtx(), check);
  return slugs.flatMap((slug) => ["", "/receipt", "/receipt.json"].map((part) => `/checks/${slug}${part}`));
}

function isOurs(authorization: string | null): boolean {
  const expected = Buffer.from(`Bearer ${env().REFRESH_TOKEN}`);
  const given = Buffer.from(authorization ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
