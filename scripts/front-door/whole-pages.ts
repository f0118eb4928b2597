import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { plainPage } from "#scripts/front-door/plain-page";

/** Our own pages that stand for an answer the framework has no whole page for: nothing is there, and something failed. */
const STANDING_IN = { 404: "no-such-page", 500: "failed" } as const;
type Status = keyof typeof STANDING_IN;

const pathOf = (status: Status, locale: string) => `/${locale}/${STANDING_IN[status]}`;

/** Our own page that says that there is no such page, under the language of the address that was asked for. */
export const nowhere = (locale: string = DEFAULT_LOCALE): string => pathOf(404, locale);

const isNowhere = (url = "") => LOCALES.some((locale) => url === nowhere(locale));

const KEPT_MS = 60_000;
const FAILED = 500;

/**
 * What only this process sends, and only to itself: a request that other requests wait for, which waits for no turn.
 */
const OWN = { name: "x-own-request", value: randomUUID() };
export const OWN_REQUEST: Record<string, string> = { [OWN.name]: OWN.value };

export const isOwnRequest = ({ headers }: IncomingMessage): boolean => headers[OWN.name] === OWN.value;

/** A whole page in the language of an address, for an answer with this status. */
export type WholePages = (status: Status, locale: string) => Promise<string>;

/** Asks this very server for those pages and keeps each for a minute, or for as long as no newer one can be made. */
export function wholePagesOf(ownAddress: () => string): WholePages {
  const kept = new Map<string, { html: Promise<string>; until: number }>();
  return (status, locale) => {
    const path = pathOf(status, locale);
    const known = kept.get(path);
    if (known && known.until > Date.now()) return known.html;
    const html = fetch(ownAddress() + path, { headers: OWN_REQUEST })
      .then(async (answer) => {
        if (answer.status >= FAILED && status !== FAILED) throw new Error("It could not be made.");
        return plainPage(await answer.text());
      })
      .catch((error: unknown) => {
        kept.delete(path);
        if (known) return known.html;
        throw error;
      });
    kept.set(path, { html, until: Date.now() + KEPT_MS });
    return html;
  };
}

/** Makes every such page once, so that it is there when nothing can be made any more. */
export const makeWholePages = (pages: WholePages): Promise<unknown> =>
  Promise.allSettled(LOCALES.flatMap((locale) => ([404, 500] as const).map((status) => pages(status, locale))));

const localeIn = ({ url = "" }: IncomingMessage): string => {
  const [, asked] = url.split("/");
  return LOCALES.find((one) => one === asked) ?? DEFAULT_LOCALE;
};

/** Sends the page that says that something failed; false where not even that is there. */
export async function answerThatItFailed(
  request: IncomingMessage,
  response: ServerResponse,
  { status, pages, seconds }: { status: number; pages: WholePages; seconds: number },
): Promise<boolean> {
  const html = await pages(FAILED, localeIn(request)).catch(() => null);
  if (html === null || response.headersSent) return response.headersSent;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": String(seconds),
  });
  response.end(request.method === "HEAD" ? undefined : html);
  return true;
}

/** Belongs to a body that is not sent. */
const OF_THE_BODY = ["content-length", "content-encoding", "transfer-encoding", "etag", "link"];

/**
 * Sends a whole page where the framework sends one that is empty without JavaScript: what it answers with “not found”, or
 * could not make, is replaced by our own page in the language of the address. (vercel/next.js #62228, #95613)
 */
export function answerWithWholePage(request: IncomingMessage, response: ServerResponse, pages: WholePages): void {
  const { writeHead, write, end } = response;
  // What asks for data draws the page itself, and the desk has pages of its own in its own frame.
  if (request.headers.rsc !== undefined || /^\/[^/]+\/desk(\/|$)/.test(request.url ?? "")) return;
  if (isNowhere(request.url)) {
    response.writeHead = ((_: number, ...rest: never[]) => writeHead.call(response, 404, ...rest)) as typeof writeHead;
    return;
  }
  let replaced: { by: Status; status: number } | null = null;
  response.writeHead = ((status: number, ...rest: never[]) => {
    const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    if (!isPage || (status !== 404 && status < FAILED)) return writeHead.call(response, status, ...rest);
    replaced = { by: status === 404 ? 404 : FAILED, status };
    return response;
  }) as typeof writeHead;
  response.write = ((...chunk: never[]) => {
    if (!response.headersSent && !replaced) response.writeHead(response.statusCode);
    return replaced !== null || Reflect.apply(write, response, chunk);
  }) as typeof write;
  response.end = ((...chunk: never[]) => {
    if (!response.headersSent && !replaced) response.writeHead(response.statusCode);
    if (!replaced) return Reflect.apply(end, response, chunk);
    const { by, status } = replaced;
    pages(by, localeIn(request))
      .catch(() => (by === 404 ? "There is no such page." : "Something went wrong; try again."))
      .then((html) => {
        for (const name of OF_THE_BODY) response.removeHeader(name);
        writeHead.call(response, status, { "content-type": "text/html; charset=utf-8" });
        end.call(response, request.method === "HEAD" ? "" : html, "utf8");
      });
    return response;
  }) as typeof end;
}
