import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { bodyLimitOf, limitBody } from "#scripts/front-door/body-limits";
import { clientAddress } from "#scripts/front-door/client-address";
import type { KeptPages } from "#scripts/front-door/kept-pages";
import { answeredAddress } from "#scripts/front-door/known-addresses";
import type { SearchLimit } from "#scripts/front-door/search-limit";
import { turns } from "#scripts/front-door/turns";
import {
  answerThatItFailed,
  answerWithWholePage,
  isOwnRequest,
  type WholePages,
} from "#scripts/front-door/whole-pages";
import { log } from "#server/core/log";
import { ASKED_ADDRESS } from "#server/core/own-address";

/** A client has this long to send what stands before its body, and all of it. */
const HEADERS_SECONDS = 10;
const REQUEST_SECONDS = 90;
/** An answer begins within this time, or the client is told to try again; then it may take as long as it moves. */
const ANSWER_SECONDS = 45;
const SILENT_SECONDS = 60;
const KEEP_ALIVE_SECONDS = 15;
const CHECK_SECONDS = 2;
const CONNECTIONS_MAX = 4_000;
/**
 * Connections that the system keeps until we let them in; beyond it their clients try again after 1, 3 and 7 seconds.
 */
export const BACKLOG = 4_096;
export const TRY_AGAIN_SECONDS = 5;

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Options = {
  trustedProxies?: readonly string[];
  wholePages?: WholePages;
  searchLimit?: SearchLimit;
  keptPages?: KeptPages;
};

/**
 * The product's own HTTP server around the framework's handler: what a request may cost is decided here, before
 * anything of it is read. Limits of bytes for every address, deadlines, the client's address, and our own page for
 * addresses that lead nowhere.
 */
export function frontDoor(
  handle: Handler,
  { trustedProxies = [], wholePages, searchLimit, keptPages }: Options = {},
): Server {
  const addressOf = clientAddress(trustedProxies);
  let arrivals = 0;
  const { take } = turns(() => arrivals);

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!METHODS.has(request.method ?? "")) return refuse(request, response, 405);
    request.url = answeredAddress(request.url ?? "/");
    const isOwn = isOwnRequest(request);
    const key = isOwn ? null : (keptPages?.keyOf(request) ?? null);
    if (key !== null && keptPages?.answerAtOnce(key, request, response)) return;
    const address = addressOf(request);
    // Overwrites what a client says: a page that sends to sign in reads it, to come back to.
    request.headers[ASKED_ADDRESS] = request.url;
    if (!limitBody(request, bodyLimitOf(request), () => refuse(request, response, 413))) return;
    if (isOwn) return void work(request, response);
    const isTaken = take(address, () => work(request, response, address, key));
    if (!isTaken) refuse(request, response, 429);
  };

  const work = async (
    request: IncomingMessage,
    response: ServerResponse,
    address = "",
    key: string | null = null,
  ): Promise<void> => {
    if (request.socket.destroyed || response.closed || response.headersSent) return;
    // What is asked for by this process itself was counted when somebody asked for it.
    const seconds = isOwnRequest(request) ? 0 : ((await searchLimit?.(request, address)) ?? 0);
    if (seconds > 0) return refuse(request, response, 429, seconds);
    if (key !== null && keptPages) {
      const isAnswered = await keptPages.answer(key, request, response).catch(async (error: unknown) => {
        log.error({ err: error }, "A page could not be made");
        const failed = { status: 503, pages: wholePages, seconds: TRY_AGAIN_SECONDS };
        const isWhole =
          failed.pages && (await answerThatItFailed(request, response, { ...failed, pages: failed.pages }));
        if (!isWhole) refuse(request, response, 503);
        return true;
      });
      if (isAnswered) return;
    }
    const closed = new Promise<void>((settle) => response.once("close", settle));
    const deadline = setTimeout(() => {
      if (!response.headersSent) refuse(request, response, 503);
    }, ANSWER_SECONDS * 1_000);
    sayWhenToTryAgain(response);
    if (keptPages && isRefresh(request)) {
      response.once("finish", () => {
        if (response.statusCode === DONE) keptPages.forget();
      });
    }
    if (wholePages) answerWithWholePage(request, response, wholePages);
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, "A request failed");
      refuse(request, response, 500);
    });
    await closed;
    clearTimeout(deadline);
  };

  const server = createServer({ connectionsCheckingInterval: CHECK_SECONDS * 1_000 }, answer);
  server.on("connection", () => {
    arrivals += 1;
  });
  server.headersTimeout = HEADERS_SECONDS * 1_000;
  server.requestTimeout = REQUEST_SECONDS * 1_000;
  server.timeout = SILENT_SECONDS * 1_000;
  server.keepAliveTimeout = KEEP_ALIVE_SECONDS * 1_000;
  server.maxConnections = CONNECTIONS_MAX;
  return server;
}

/** What this process asks of itself when something was published; it is answered so when the pages are made anew. */
const DONE = 204;
const isRefresh = ({ method, url }: IncomingMessage) => method === "POST" && url === "/api/refresh";

const SAID: Record<number, string> = {
  405: "This site is read with GET and written to with POST.",
  413: "This is more than may be sent here.",
  429: "Too much was asked for at once; try again in some seconds.",
  500: "Something went wrong; try again.",
  503: "This takes too long; try again in some seconds.",
};

/**
 * Ends a request in one plain sentence, reads nothing more of it, and closes the connection if something is still to
 * come.
 */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  seconds: number = TRY_AGAIN_SECONDS,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  if (status === 429 || status >= 500) response.setHeader("retry-after", String(seconds));
  if (!request.complete) {
    response.shouldKeepAlive = false;
    response.once("finish", () => request.socket.destroySoon());
  }
  response.end(`${SAID[status] ?? ""}\n`);
}

/** Whatever fails behind this door fails for some seconds at most: every such answer says when to come again. */
function sayWhenToTryAgain(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = ((status: number, ...rest: never[]) => {
    if (status >= 500 && !response.headersSent && !response.hasHeader("retry-after")) {
      response.setHeader("retry-after", String(TRY_AGAIN_SECONDS));
    }
    return writeHead.call(response, status, ...rest);
  }) as typeof response.writeHead;
}
