import type { IncomingMessage } from "node:http";
import type { Database } from "#db/client";
import { allowancesOf, networkOf } from "#server/limits/rules";
import { spend } from "#server/limits/spend";

/** Pages that search, in every language: the public one and that of the desk. */
const SEARCHES = /^\/[a-z]{2,3}\/(?:desk\/)?search\?(?:.*&)?q=[^&]/;

/** In how many seconds a search may be asked for from an address; 0 at once. */
export type SearchLimit = (request: Pick<IncomingMessage, "url">, address: string) => Promise<number>;

/**
 * Limits how often one network searches, in the same allowances as everything else. While the database is away nothing is
 * limited: the page itself says that it cannot search.
 */
export const searchLimit =
  (db: Database): SearchLimit =>
  async ({ url = "" }, address) => {
    if (!SEARCHES.test(url)) return 0;
    const wanted = allowancesOf("search", { member: null, isNew: false, network: networkOf(address) });
    return spend(db, wanted, new Date()).catch(() => 0);
  };
