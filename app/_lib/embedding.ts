import { env } from "#server/env";

const [WIDTH, HEIGHT] = [640, 320];
const [LEAST_WIDTH, LEAST_HEIGHT] = [220, 160];

const inAttribute = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** How a check is put into another page, no larger than is asked for: a frame that tells that page how high it is. */
export function embeddingOf(
  { locale, slug, title }: { locale: string; slug: string; title: string },
  most: { width?: number | undefined; height?: number | undefined } = {},
): { html: string; width: number; height: number } {
  const width = Math.max(LEAST_WIDTH, Math.min(WIDTH, most.width ?? WIDTH));
  const height = Math.max(LEAST_HEIGHT, Math.min(HEIGHT, most.height ?? HEIGHT));
  const { PUBLIC_URL } = env();
  const frame = `<iframe src="${PUBLIC_URL}/${locale}/embed/${slug}" title="${inAttribute(title)}" loading="lazy" width="100%" height="${height}" style="border:0;max-width:${width}px"></iframe>`;
  return { html: `${frame}<script async src="${PUBLIC_URL}/embed.js"></script>`, width, height };
}
