/** One address for one document. Safe in a browser. */

const TRACKING =
  /^(utm_.+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|ref_src|ref_url|spm|cmpid|ocid|vero_id|wt_mc)$/i;

/**
 * The address under which a document is known: small-letter host, no default port, no fragment, no tracking parameters.
 * What the page itself calls its canonical address is believed only when it is on the same host, or on one that is a
 * part of the other's name. Throws TypeError when `url` is not an address.
 */
export function canonicalUrl(url: string, declared?: string | null): string {
  const asked = cleaned(new URL(url));
  if (!declared || !URL.canParse(declared, url)) return asked.href;
  const claimed = cleaned(new URL(declared, url));
  const isWeb = claimed.protocol === "https:" || claimed.protocol === "http:";
  return isWeb && areRelated(asked.hostname, claimed.hostname) ? claimed.href : asked.href;
}

function cleaned(url: URL): URL {
  url.hash = "";
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url;
}

const withoutPrefix = (host: string) => host.replace(/^(www|m|amp|mobile)\./, "");

function areRelated(a: string, b: string): boolean {
  const [one, other] = [withoutPrefix(a), withoutPrefix(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
