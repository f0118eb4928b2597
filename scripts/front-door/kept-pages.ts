import { createHash } from "node:crypto";
import { Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { LOCALES } from "#messages/locales";
import { plainPage } from "#scripts/front-door/plain-page";
import { OWN_REQUEST } from "#scripts/front-door/whole-pages";
import { SURFACES } from "#server/core/surfaces";

/** What pages may take in memory, all forms of them together, and one of them. */
const KEPT_MAX_BYTES = 96 * 1024 * 1024;
const PAGE_MAX_BYTES = 8 * 1024 * 1024;
/** For so long beyond the time that a page says a proxy may keep it, it is answered while a new one is made. */
const WHILE_RENEWED_MS = 1_000;
/** For so long an old page is better than none, while new ones cannot be made. */
const WHILE_AWAY_MS = 3_600_000;
const SECOND_MS = 1_000;
const QUERY_MAX_CHARACTERS = 600;
/** From this status on an answer says that a page could not be made. */
const FAILED = 500;
/** Brotli from 0 to 11: what the next one saves costs more time than a page is kept. */
const BROTLI_QUALITY = 5;

const ENCODINGS = ["br", "gzip", "identity"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A page as it is kept: its body in every form that was asked for, under one name. */
type Page = {
  status: number;
  headers: [string, string][];
  /** Null where nobody but the one who asked may get it. */
  keptMs: number | null;
  bodies: Partial<Record<Encoding, Buffer>>;
  hash: string;
  /** When its making began, and how often everything was forgotten until then. */
  at: number;
  generation: number;
};

/** Makes a page: what the product itself answers to somebody of whom nothing is known. */
export type MakePage = (
  address: string,
) => Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>;

export type KeptPages = {
  /** Under which a request is kept: its address, with what of its query matters; null for what is never kept. */
  keyOf: (request: IncomingMessage) => string | null;
  /** Answers from memory, if what is there may be answered; false where it has to be made or compressed first. */
  answerAtOnce: (key: string, request: IncomingMessage, response: ServerResponse) => boolean;
  /** Answers as soon as it is made; false where it is for nobody but the one who asked. */
  answer: (key: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Something was published: nothing that is kept is answered any more before it is made anew. */
  forget: () => void;
};

/**
 * Public pages, kept in memory for as long as they say that a proxy may keep them. Nothing of a request is looked at but its
 * address and which encodings it takes: no cookie is read or sent, and everybody gets the same bytes. A page is made once
 * however many ask for it, and compressed once. One that is older is answered for a second more while a new one is made;
 * while none can be made, for an hour at most, with its age.
 */
export function keptPages(make: MakePage, clock: () => number = Date.now): KeptPages {
  const pages = new LRUCache<string, Page>({
    maxSize: KEPT_MAX_BYTES,
    maxEntrySize: PAGE_MAX_BYTES,
    sizeCalculation: sizeOf,
  });
  const making = new Map<string, Promise<Page>>();
  let generation = 0;

  const makeOnce = (key: string): Promise<Page> => {
    const known = making.get(key);
    if (known) return known;
    const work = makeAnew(key).finally(() => making.delete(key));
    making.set(key, work);
    return work;
  };

  const makeAnew = async (key: string): Promise<Page> => {
    const [at, madeIn] = [clock(), generation];
    const before = pages.get(key);
    const isUsable = before !== undefined && at - before.at <= WHILE_AWAY_MS;
    let page: Page;
    try {
      page = pageOf(await make(key), { hasScript: hasScript(key), at, generation: madeIn });
    } catch (error) {
      if (isUsable) return before;
      throw error;
    }
    if (page.status >= FAILED && isUsable) return before;
    // The same bytes need not be compressed again.
    if (before?.hash === page.hash) page.bodies = before.bodies;
    if (page.keptMs !== null) pages.set(key, page);
    return page;
  };

  const ageOf = (page: Page) => clock() - page.at;
  const isCurrent = (page: Page) => page.generation === generation;

  return {
    keyOf,
    answerAtOnce(key, request, response) {
      const page = pages.get(key);
      if (page?.keptMs == null || !isCurrent(page)) return false;
      const encoding = encodingOf(request);
      if (!page.bodies[encoding]) return false;
      const age = ageOf(page);
      if (age > page.keptMs + WHILE_RENEWED_MS) return false;
      if (age > page.keptMs) makeOnce(key).catch(() => undefined);
      send(page, encoding, request, response);
      return true;
    },
    async answer(key, request, response) {
      const kept = pages.get(key);
      const isFresh = kept?.keptMs != null && isCurrent(kept) && ageOf(kept) <= kept.keptMs;
      const page = isFresh ? kept : await makeOnce(key);
      if (page.headers.some(([name]) => name === "set-cookie")) return false;
      const encoding = encodingOf(request);
      await compress(page, encoding);
      if (pages.has(key) && page.keptMs !== null) pages.set(key, page);
      const isOld = page.keptMs !== null && ageOf(page) > page.keptMs + WHILE_RENEWED_MS;
      send(page, encoding, request, response, isOld ? Math.round(ageOf(page) / SECOND_MS) : null);
      return true;
    },
    forget() {
      generation += 1;
    },
  };
}

/** Every public address as it may be asked for, with the names of its query that matter. */
const ADDRESSES = Object.values(SURFACES).map((surface) => ({
  shape: new RegExp(`^${surface.path.split("/").map(shapeOf).join("/")}$`),
  query: "query" in surface ? surface.query : [],
  hasScript: "hasScript" in surface,
}));

function shapeOf(part: string): string {
  if (part === ":locale") return `(?:${LOCALES.join("|")})`;
  return part.startsWith(":") ? "[^/?#]+" : part.replaceAll(".", "\\.");
}

function keyOf({ method, url = "", headers }: IncomingMessage): string | null {
  if (method !== "GET" && method !== "HEAD") return null;
  // The framework's own requests are answered with data for it.
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return null;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const surface = ADDRESSES.find(({ shape }) => shape.test(path));
  if (!surface) return null;
  if (mark < 0 || surface.query.length === 0) return path;
  const query = url.slice(mark + 1);
  if (query.length > QUERY_MAX_CHARACTERS) return null;
  const asked = new URLSearchParams(query);
  const kept = new URLSearchParams(
    surface.query.flatMap((name) => asked.getAll(name).map((value): [string, string] => [name, value])),
  );
  return kept.size === 0 ? path : `${path}?${kept}`;
}

const hasScript = (key: string): boolean =>
  ADDRESSES.some((surface) => surface.hasScript && surface.shape.test(key.split("?")[0] ?? ""));

const sizeOf = ({ bodies }: Page): number =>
  ENCODINGS.reduce((sum, encoding) => sum + (bodies[encoding]?.byteLength ?? 0), 1);

/** Belongs to one connection or one form of a body. */
const LEFT_OUT = new Set([
  ...["connection", "keep-alive", "transfer-encoding", "date", "content-length", "content-encoding", "etag", "vary"],
  ...["age", "expires"],
]);

type Making = Pick<Page, "at" | "generation"> & { hasScript: boolean };

function pageOf({ status, headers, body }: Awaited<ReturnType<MakePage>>, { hasScript, at, generation }: Making): Page {
  const control = String(headers["cache-control"] ?? "");
  const seconds = /(?:^|[\s,])s-maxage=(\d+)/.exec(control)?.[1];
  const isPublic = status === 200 && /(?:^|[\s,])public(?:[\s,]|$)/.test(control) && !headers["set-cookie"];
  const listed = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || LEFT_OUT.has(name)) return [];
    return [value].flat().map((one) => [name, one]);
  });
  const isPlain = isPublic && !hasScript && String(headers["content-type"]).startsWith("text/html");
  const plain = isPlain ? Buffer.from(plainPage(body.toString("utf8"))) : body;
  const varies = [headers.vary ?? [], "Accept-Encoding"]
    .flat()
    .join(", ")
    .split(/\s*,\s*/);
  return {
    status,
    headers: [...listed, ["vary", [...new Set(varies.filter((name) => name !== ""))].join(", ")]],
    keptMs: isPublic && seconds !== undefined ? Number(seconds) * SECOND_MS : null,
    bodies: { identity: plain },
    hash: createHash("sha256").update(plain).digest("base64url"),
    at,
    generation,
  };
}

/** The smallest form that a client takes. */
function encodingOf({ headers }: IncomingMessage): Encoding {
  const accepted = headers["accept-encoding"];
  if (typeof accepted !== "string") return "identity";
  if (takes(accepted, "br")) return "br";
  return takes(accepted, "gzip") ? "gzip" : "identity";
}

const takes = (accepted: string, encoding: string): boolean => {
  const at = accepted.indexOf(encoding);
  return at >= 0 && !/^\w+\s*;\s*q=0(?:\.0*)?(?:\s|,|$)/.test(accepted.slice(at));
};

const [toGzip, toBrotli] = [promisify(gzip), promisify(brotliCompress)];
const COMPRESSED = /^(?:text\/|application\/(?:json|xml|[a-z.-]+\+(?:json|xml)))/;

async function compress(page: Page, encoding: Encoding): Promise<void> {
  const { identity } = page.bodies;
  if (page.bodies[encoding] || !identity) return;
  const type = page.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (!COMPRESSED.test(type)) page.bodies[encoding] = identity;
  else if (encoding === "gzip") page.bodies.gzip = await toGzip(identity);
  else {
    page.bodies.br = await toBrotli(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
    });
  }
}

/** A page's headers as they are sent in one form, made once. */
const lines = new WeakMap<Buffer, { etag: string; headers: string[] }>();

function linesOf(page: Page, encoding: Encoding, body: Buffer) {
  const known = lines.get(body);
  if (known) return known;
  const isEncoded = encoding !== "identity" && body !== page.bodies.identity;
  const etag = `"${page.hash}${isEncoded ? `-${encoding}` : ""}"`;
  const headers = [...page.headers.flat(), "etag", etag];
  if (isEncoded) headers.push("content-encoding", encoding);
  const made = { etag, headers };
  lines.set(body, made);
  return made;
}

function send(
  page: Page,
  encoding: Encoding,
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  age: number | null = null,
): void {
  const body = page.bodies[encoding];
  if (!body || response.headersSent || response.destroyed) return;
  const { etag, headers } = linesOf(page, encoding, body);
  const aged = age === null ? headers : [...headers, "age", String(age)];
  const known = asked["if-none-match"];
  if (page.status === 200 && known !== undefined && isAmong(known, etag)) {
    response.writeHead(304, aged);
    response.end();
    return;
  }
  response.writeHead(page.status, [...aged, "content-length", String(body.byteLength)]);
  response.end(method === "HEAD" ? undefined : body);
}

const isAmong = (known: string, etag: string): boolean =>
  known === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

const ANSWER_MS = 30_000;

/** Asks this very server for a page, as somebody of whom nothing is known. */
export function makePageAt(ownAddress: () => string): MakePage {
  const agent = new Agent({ keepAlive: true });
  return (address) =>
    new Promise((settle, fail) => {
      const headers = { ...OWN_REQUEST, "accept-encoding": "identity" };
      const asking = ask(ownAddress() + address, { agent, headers, timeout: ANSWER_MS }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", fail);
        answer.on("end", () =>
          settle({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      asking.on("timeout", () => asking.destroy(new Error("The page was not made in time.")));
      asking.on("error", fail);
      asking.end();
    });
}
