import "server-only";
import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, request } from "undici";
import { isPublicAddress } from "#server/articles/fetching/public-address";
import { FETCH_MAX_MEGABYTES, FETCH_TIMEOUT_SECONDS, UPLOAD_MAX_MEGABYTES } from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";
import { publicUrl } from "#server/env";

const FETCH_MAX_REDIRECTS = 4;

const PORTS = new Set(["", "80", "443"]);
/** What may be a document by what the server says of it; its bytes tell afterwards. */
const READABLE = /^(text\/(html|plain|vtt|srt|markdown)|application\/(xhtml\+xml|pdf|x-pdf|x-subrip|octet-stream))\b/i;
const PAGE = /^(text\/html|application\/xhtml\+xml)\b/i;
const NEVER_PUBLIC = /(^|\.)(localhost|local|internal|intranet|home\.arpa|lan|corp|onion|test|example|invalid)$/i;
/** By what a site's robots.txt knows us. */
export const ROBOT = "Countersign";
/** Who asks, and where somebody can read why. */
const userAgent = () => `Mozilla/5.0 (compatible; ${ROBOT}/0.1; fact-checking; +${publicUrl()}/en/methodology#robot)`;

type FetchedPage = {
  askedUrl: string;
  finalUrl: string;
  redirects: string[];
  contentType: string;
  bytes: Uint8Array;
};
export type FetchPage = (url: string) => Promise<FetchedPage>;

/** What a fetcher asks about the world. Only tests submit another than the open internet. */
export type Surroundings = {
  /** Whether an IP address may be connected to. */
  mayConnect: (address: string) => boolean;
  /** Whether a port may be connected to; empty is the port of the scheme. */
  mayUsePort: (port: string) => boolean;
  resolve: typeof resolve;
};

/** An address or a redirect that must not be followed; what exactly was wrong is told to no one. */
class Refused extends Error {}

/**
 * Fetches a page of the open internet as a stranger would: http or https on their own ports, no cookies, at most 5 MB
 * after decompression (20 MB of a document that is no page), 12 seconds in all and 4 redirects. Every name is resolved once, each address that it resolves to
 * is checked, and the connection goes to one of those, again for each redirect; so no name leads to a private network.
 * Throws InvalidError, which never tells whether an inner address answered.
 */
export const guardedFetch: FetchPage = (url) =>
  fetchPage(url, { mayConnect: isPublicAddress, mayUsePort: (port) => PORTS.has(port), resolve });

/** A fetcher in other surroundings: how tests reach servers of their own. */
export const fetcherIn =
  (surroundings: Surroundings): FetchPage =>
  (url) =>
    fetchPage(url, surroundings);

async function fetchPage(askedUrl: string, surroundings: Surroundings): Promise<FetchedPage> {
  const deadline = AbortSignal.timeout(FETCH_TIMEOUT_SECONDS * 1_000);
  const agent = new Agent({
    connect: { lookup: checkedLookup(surroundings), timeout: FETCH_TIMEOUT_SECONDS * 1_000 },
    pipelining: 0,
    allowH2: false,
  });
  const redirects: string[] = [];
  try {
    let url = checkedUrl(askedUrl, surroundings);
    for (;;) {
      const response = await request(url, {
        dispatcher: agent,
        signal: deadline,
        headers: {
          "user-agent": userAgent(),
          accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,text/vtt;q=0.8",
          "accept-encoding": "gzip, br, deflate",
        },
      });
      const location = headerOf(response.headers, "location");
      if (response.statusCode >= 300 && response.statusCode < 400 && location) {
        discard(response.body);
        if (redirects.length === FETCH_MAX_REDIRECTS) throw new InvalidError("fetch_redirects");
        if (!URL.canParse(location, url.href)) throw new Refused();
        url = checkedUrl(new URL(location, url.href).href, surroundings);
        redirects.push(url.href);
        continue;
      }
      const contentType = headerOf(response.headers, "content-type") ?? "text/html";
      if (response.statusCode !== 200 || !READABLE.test(contentType)) {
        discard(response.body);
        if (response.statusCode !== 200)
          throw statusError(response.statusCode, headerOf(response.headers, "retry-after"));
        throw new InvalidError("fetch_not_text");
      }
      const bytes = await readBounded(
        response.body,
        headerOf(response.headers, "content-encoding"),
        PAGE.test(contentType) ? FETCH_MAX_MEGABYTES : UPLOAD_MAX_MEGABYTES,
      );
      return { askedUrl, finalUrl: url.href, redirects, contentType, bytes };
    }
  } catch (error) {
    if (error instanceof InvalidError) throw error;
    throw deadline.aborted
      ? new InvalidError("fetch_timeout", { seconds: FETCH_TIMEOUT_SECONDS })
      : new InvalidError("fetch_refused");
  } finally {
    await agent.destroy();
  }
}

/** What a site answered instead of a page, and in how many seconds it wants to be asked again, where it says so. */
function statusError(status: number, retryAfter: string | null): InvalidError {
  const seconds = /^\d+$/.test(retryAfter ?? "")
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter ?? "") - Date.now()) / 1_000);
  return new InvalidError("fetch_status", { status, ...(seconds > 0 && { after: seconds }) });
}

/** Refuses addresses that are wrong whatever they resolve to. Names are checked when they are resolved. */
function checkedUrl(address: string, { mayConnect, mayUsePort }: Surroundings): URL {
  if (!URL.canParse(address)) throw new Refused();
  const url = new URL(address);
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.username || url.password) throw new Refused();
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isOpen = isIP(host) === 0 ? host.includes(".") && !NEVER_PUBLIC.test(host) : mayConnect(host);
  if (!isOpen || !mayUsePort(url.port)) throw new Refused();
  return url;
}

/**
 * Resolves a name once and hands the socket only addresses that were checked, so that a second answer cannot differ.
 */
function checkedLookup({ mayConnect, resolve }: Surroundings): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => mayConnect(address))) return callback(new Refused(), "");
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function headerOf(headers: Record<string, string | string[] | undefined>, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/**
 * Stops reading. A stream that is cut off says so in an error event, which would end the process if no one listened.
 */
const discard = (stream: Readable) => stream.on("error", () => undefined).destroy();

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads and decompresses a body, counting what comes out, so that a small bomb does not become a large one. */
async function readBounded(body: Readable, encoding: string | null, megabytes: number): Promise<Uint8Array> {
  const decoder = encoding ? DECODERS[encoding.toLowerCase()] : undefined;
  // pipeline hands an error of any of its streams to the last one, which is the one that is read.
  const stream: Readable = decoder ? pipeline(body, decoder(), () => undefined) : body;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes: Uint8Array = chunk;
    length += bytes.length;
    if (length > megabytes * 1_000_000) {
      discard(stream);
      throw new InvalidError("fetch_large", { megabytes });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
