import { PICTURE } from "#app/_lib/draw-picture";
import { embeddingOf } from "#app/_lib/embedding";
import { escaped } from "#app/_lib/xml";
import { LOCALES } from "#messages/locales";
import { getPublishedCheck } from "#server/checks/public-queries";
import { NotFoundError } from "#server/core/errors";
import { env } from "#server/env";
import { publicCtx } from "#server/request";

const FORMATS = ["json", "xml"] as const;
/** For so long whoever embeds a check need not ask again; the frame itself is always as it stands. */
const CACHE_SECONDS = 3_600;

/** How a check is embedded, for whoever was given its address (oEmbed 1.0): a frame of ours, which shows what it is now. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const format = FORMATS.find((one) => one === (asked.get("format") ?? "json"));
  if (!format) return new Response(null, { status: 501 });
  const { PUBLIC_URL } = env();
  const slug = slugIn(asked.get("url") ?? "", PUBLIC_URL);
  if (slug === null) return new Response(null, { status: 404 });
  const ctx = await publicCtx();
  try {
    const check = await getPublishedCheck(ctx, slug);
    const link = `${PUBLIC_URL}/${check.locale}/checks/${check.slug}`;
    const embedding = embeddingOf(check, {
      width: pixels(asked.get("maxwidth")),
      height: pixels(asked.get("maxheight")),
    });
    return answer(format, {
      version: "1.0",
      type: "rich",
      title: check.title,
      author_name: check.author,
      author_url: `${PUBLIC_URL}/${check.locale}/members/${encodeURIComponent(check.author)}`,
      provider_name: ctx.settings.name,
      provider_url: PUBLIC_URL,
      cache_age: CACHE_SECONDS,
      thumbnail_url: `${link}/picture.png`,
      thumbnail_width: PICTURE.width,
      thumbnail_height: PICTURE.height,
      ...embedding,
    });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}

function slugIn(address: string, publicUrl: string): string | null {
  const path = address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : "";
  const [, locale, checks, slug] = /^\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/?(?:[?#].*)?$/.exec(path) ?? [];
  return checks === "checks" && LOCALES.some((one) => one === locale) ? (slug ?? null) : null;
}

const pixels = (asked: string | null): number | undefined =>
  asked && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : undefined;

function answer(format: (typeof FORMATS)[number], said: Record<string, string | number>): Response {
  if (format === "json") return Response.json(said, { headers: { "access-control-allow-origin": "*" } });
  const elements = Object.entries(said).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
  const body = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join("")}</oembed>\n`;
  return new Response(body, { headers: { "content-type": "text/xml; charset=utf-8" } });
}
