import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { DEFAULT_LOCALE, LOCALES } from "#messages/locales";
import { plainPage } from "#scripts/front-door/plain-page";

/** Our own page that says that there is no such page, under the language of the address that was asked for. */
export const nowhere = (locale: string = DEFAULT_LOCALE): string => `/${locale}/no-such-page`;

const isNowhere = (url = "") => LOCALES.some((locale) => url === nowhere(locale));

const KEPT_MS = 60_000;

/**
 * What only this process sends, and only to itself: a request that other requests wait for, which waits for no turn.
 */
const OWN = { name: "x-own-request", value: randomUUID() };
export const OWN_REQUEST: Record<string, string> = { [OWN.name]: OWN.value };

export const isOwnRequest = ({ headers }: IncomingMessage): boolean => headers[OWN.name] === OWN.value;

export type NoSuchPage = (locale: string) => Promise<string>;

/** Asks this very server for that page, and keeps it for a minute. */
export function noSuchPageOf(ownAddress: () => string): NoSuchPage {
  const kept = new Map<string, { html: Promise<string>; until: number }>();
  return (locale) => {
    const known = kept.get(locale);
    if (known && known.until > Date.now()) return known.html;
    const html = fetch(ownAddress() + nowhere(locale), { headers: OWN_REQUEST }).then(async (answer) =>
      plainPage(await answer.text()),
    );
    html.catch(() => kept.delete(locale));
    kept.set(locale, { html, until: Date.now() + KEPT_MS });
    return html;
  };
}

/** Belongs to a body that is not sent. */
const OF_THE_BODY = ["content-length", "content-encoding", "transfer-encoding", "etag", "link"];

/**
 * Sends a whole page where the framework sends one that is empty without JavaScript: what it answers with “not found”
 * is replaced by our own page in the language of the address. (vercel/next.js #62228, #95613)
 */
export function answerWithWholePage(request: IncomingMessage, response: ServerResponse, page: NoSuchPage): void {
  const { writeHead, write, end } = response;
  const [, locale = DEFAULT_LOCALE] = (request.url ?? "").split("/");
  // What asks for data draws the page itself, and the desk has a page of its own in its own frame.
  if (request.headers.rsc !== undefined || /^\/[^/]+\/desk(\/|$)/.test(request.url ?? "")) return;
  if (isNowhere(request.url)) {
    response.writeHead = ((_: number, ...rest: never[]) => writeHead.call(response, 404, ...rest)) as typeof writeHead;
    return;
  }
  let isReplaced = false;
  response.writeHead = ((status: number, ...rest: never[]) => {
    const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    if (status !== 404 || !isPage) return writeHead.call(response, status, ...rest);
    isReplaced = true;
    return response;
  }) as typeof writeHead;
  response.write = ((...chunk: never[]) => {
    if (!response.headersSent && !isReplaced) response.writeHead(response.statusCode);
    return isReplaced || Reflect.apply(write, response, chunk);
  }) as typeof write;
  response.end = ((...chunk: never[]) => {
    if (!response.headersSent && !isReplaced) response.writeHead(response.statusCode);
    if (!isReplaced) return Reflect.apply(end, response, chunk);
    const known = LOCALES.find((one) => one === locale) ?? DEFAULT_LOCALE;
    page(known)
      .catch(() => "There is no such page.")
      .then((html) => {
        for (const name of OF_THE_BODY) response.removeHeader(name);
        writeHead.call(response, 404, { "content-type": "text/html; charset=utf-8" });
        end.call(response, request.method === "HEAD" ? "" : html, "utf8");
      });
    return response;
  }) as typeof end;
}
