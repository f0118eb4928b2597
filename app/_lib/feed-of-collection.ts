import { entriesOf, writeFeed } from "#app/_lib/write-feed";
import { NotFoundError } from "#server/core/errors";
import { publicCtx } from "#server/request";
import { getCollection } from "#server/search/collection-queries";
import type { Of } from "#server/search/views";

/** The newest checks of a topic, a claimant or a publisher as a feed; 404 where there is none. */
export async function feedOfCollection(feed: string, locale: string, of: Of, path: string): Promise<Response> {
  try {
    const { label, latest } = await getCollection(await publicCtx(), of);
    return await writeFeed(feed, locale, { title: label, path, page: path, entries: await entriesOf(latest) });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
