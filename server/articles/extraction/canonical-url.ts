/** One address for one document. Safe in a browser. */

/** Parameters that say how someone came to a page, and nothing of what is on it. */
const TRACKING = new RegExp(
  `^(${[
    "utm_.+|fbclid|gclid|gclsrc|gad_.+|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh",
    "mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_.+|ref_src|ref_url|smid|smtyp|at_.+|ns_.+|xtor|spm|cmpid|cmp|icid",
    "int_source|intcmp|ito|ocid|wt_mc|wt\\.mc_id|s_cid|sref|trk|trkcampaign|guccounter|guce_referrer.*|__twitter_impression",
    "share|shared|sharetype|share_.+|ito|taid|tblci|recirc|traffic_source|fb_.+|feature|wprov|amp|outputtype",
  ].join("|")})$`,
  "i",
);
const SITE_VARIANT = /^(www|m|amp|mobile)\./;
/** A page of a site that has its addresses behind the sign: another sign is another page. */
const HASH_BANG = /^#!/;

/**
 * The address under which a document is shown: small-letter host, no default port, no fragment unless it names the
 * page, no parameters that only say how someone came. What the page itself calls its canonical address is believed only
 * on the same site, of which www, m and amp are variants, and never when it is the site's front page: a page that says
 * so of itself could otherwise be made one with any other. Throws TypeError when `url` is not an address.
 */
export function canonicalUrl(url: string, declared?: string | null): string {
  const asked = cleaned(new URL(url));
  if (!declared || !URL.canParse(declared, url)) return asked.href;
  const claimed = cleaned(new URL(declared, url));
  const isPage = isWeb(claimed) && siteOf(asked) === siteOf(claimed) && claimed.pathname + claimed.search !== "/";
  return isPage && !HASH_BANG.test(asked.hash) ? claimed.href : asked.href;
}

/**
 * What makes two addresses the same document: the site without www, m or amp, whichever of http and https, the path
 * without a slash at its end and without what marks it as the same page for phones.
 */
export function sameDocumentKey(address: string): string {
  const url = cleaned(new URL(address));
  const path = url.pathname
    .replace(/^\/amp(?=\/)/, "")
    .replace(/(\/amp|\.amp)(?=\/?$|\.html$)/, "")
    .replace(/\/+$/, "");
  return `${siteOf(url)}${url.port && `:${url.port}`}${path}${url.search}${url.hash}`;
}

function cleaned(url: URL): URL {
  if (!HASH_BANG.test(url.hash)) url.hash = "";
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url;
}

const isWeb = ({ protocol }: URL) => protocol === "https:" || protocol === "http:";
const siteOf = ({ hostname }: URL) => hostname.replace(SITE_VARIANT, "");
