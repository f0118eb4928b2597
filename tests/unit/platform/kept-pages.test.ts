import { once } from "node:events";
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type KeptPages, keptPages, type MakePage } from "#scripts/front-door/kept-pages";

const PUBLIC = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0, s-maxage=1" };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A server with kept pages in front of `make`, the address of whose pages is all that it is told. */
async function site(make: (address: string) => Partial<Awaited<ReturnType<MakePage>>> | Error) {
  let now = 1_000_000;
  const made: string[] = [];
  let hold: Promise<void> | undefined;
  const pages: KeptPages = keptPages(
    async (address) => {
      made.push(address);
      await hold;
      const page = make(address);
      if (page instanceof Error) throw page;
      return { status: 200, headers: PUBLIC, body: Buffer.from(`page ${address} ${made.length}`), ...page };
    },
    () => now,
  );
  const server = createServer(async (request, response) => {
    const key = pages.keyOf(request);
    if (key !== null && (pages.answerAtOnce(key, request, response) || (await answered(pages, key, request, response))))
      return;
    response.end("handled by itself");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Answer>((settle, fail) => {
      const asking = ask({ port, path, method, headers, host: "127.0.0.1" }, (answer: IncomingMessage) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          settle({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      asking.on("error", fail);
      asking.end();
    });
  return {
    pages,
    made,
    get,
    pass: (ms: number) => {
      now += ms;
    },
    holdUntil: (until: Promise<void>) => {
      hold = until;
    },
  };
}

async function answered(pages: KeptPages, ...asked: Parameters<KeptPages["answer"]>): Promise<boolean> {
  return pages.answer(...asked).catch(() => {
    asked[2].writeHead(503).end();
    return true;
  });
}

const CHECK = "/en/checks/a-bridge";

describe("a kept page", () => {
  test("is made once for all who ask within its second, and once for all who ask at the same moment", async () => {
    const { get, made, pass } = await site(() => ({}));
    await Promise.all(Array.from({ length: 50 }, () => get(CHECK)));
    expect(made).toEqual([CHECK]);
    pass(999);
    await get(CHECK);
    expect(made).toHaveLength(1);
  });

  test("is answered for a second more while a new one is made, and no longer", async () => {
    const { get, made, pass } = await site(() => ({}));
    await get(CHECK);
    pass(1_900);
    expect((await get(CHECK)).body.toString()).toBe(`page ${CHECK} 1`);
    await expect.poll(() => made.length).toBe(2);
    expect((await get(CHECK)).body.toString()).toBe(`page ${CHECK} 2`);
    pass(2_100);
    expect((await get(CHECK)).body.toString()).toBe(`page ${CHECK} 3`);
  });

  test("is not answered after something was published, also when its making had begun before", async () => {
    const { get, made, pages, holdUntil } = await site(() => ({}));
    await get(CHECK);
    pages.forget();
    expect((await get(CHECK)).body.toString()).toBe(`page ${CHECK} 2`);
    let release = () => {};
    holdUntil(new Promise((settle) => (release = settle)));
    pages.forget();
    const early = get(CHECK);
    await expect.poll(() => made.length).toBe(3);
    pages.forget();
    release();
    await early;
    expect((await get(CHECK)).body.toString()).toBe(`page ${CHECK} 4`);
  });

  test("is answered with its age, for an hour at most, while none can be made", async () => {
    let isAway = false;
    const { get, pass, pages } = await site(() => (isAway ? { status: 500 } : {}));
    await get(CHECK);
    isAway = true;
    pages.forget();
    pass(60_000);
    const old = await get(CHECK);
    expect([old.status, old.headers.age, old.body.toString()]).toEqual([200, "60", `page ${CHECK} 1`]);
    pass(3_600_000);
    expect((await get(CHECK)).status).toBe(500);
    isAway = false;
    const fresh = await get(CHECK);
    expect([fresh.status, fresh.headers.age]).toEqual([200, undefined]);
  });

  test("reads no cookie and sends none; what sends one is handled for the one who asked alone", async () => {
    const { get, made } = await site((address) =>
      address.endsWith("private") ? { headers: { ...PUBLIC, "set-cookie": ["a=b"] } } : {},
    );
    const [anush, levon] = [
      await get(CHECK, { cookie: "session=anush" }),
      await get(CHECK, { cookie: "session=levon" }),
    ];
    expect(anush.body).toEqual(levon.body);
    expect(made).toEqual([CHECK]);
    expect((await get("/en/checks/private")).body.toString()).toBe("handled by itself");
    await get("/en/checks/private");
    expect(made).toHaveLength(3);
  });

  test("is what says that a proxy may keep it, and nothing else: not the desk, not a post, not data of the framework", async () => {
    const { get, made } = await site((address) => ({
      headers: { ...PUBLIC, "cache-control": address === CHECK ? "private, no-store" : PUBLIC["cache-control"] },
    }));
    await get(CHECK);
    await get(CHECK);
    expect(made).toEqual([CHECK, CHECK]);
    for (const path of [
      "/en/desk",
      "/en/desk/search?q=a",
      "/api/health",
      "/en/checks/a/b/c",
      "/xx/checks/a",
      "/_next/a",
    ]) {
      expect((await get(path)).body.toString()).toBe("handled by itself");
    }
    expect((await get("/en", {}, "POST")).body.toString()).toBe("handled by itself");
    expect((await get("/en", { rsc: "1" })).body.toString()).toBe("handled by itself");
    expect(made).toHaveLength(2);
  });

  test("is kept under the part of its address that matters: others cannot fill the memory", async () => {
    const { get, made } = await site(() => ({}));
    for (let n = 0; n < 20; n++) await get(`${CHECK}?utm=${n}`);
    expect(made).toEqual([CHECK]);
    await get("/en/search?q=bridge&x=1");
    await get("/en/search?x=2&q=bridge");
    await get("/en/search?q=tunnel");
    expect(made.slice(1)).toEqual(["/en/search?q=bridge", "/en/search?q=tunnel"]);
    expect((await get(`/en/search?q=${"a".repeat(601)}`)).body.toString()).toBe("handled by itself");
  });

  test("is sent in the form that a client takes, under a name for each, and not at all to whoever has it", async () => {
    const text = "a bridge ".repeat(500);
    const { get } = await site(() => ({ body: Buffer.from(text) }));
    const plain = await get(CHECK);
    const br = await get(CHECK, { "accept-encoding": "gzip, deflate, br" });
    const gz = await get(CHECK, { "accept-encoding": "gzip, br;q=0" });
    expect(plain.body.toString()).toBe(text);
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    expect(gunzipSync(gz.body).toString()).toBe(text);
    expect([plain, br, gz].map(({ headers }) => headers["content-encoding"])).toEqual([undefined, "br", "gzip"]);
    expect(new Set([plain, br, gz].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(br.headers.vary).toContain("Accept-Encoding");
    const known = { "accept-encoding": "br", "if-none-match": `"other", W/${br.headers.etag}` };
    const again = await get(CHECK, known);
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, br.headers.etag]);
    const head = await get(CHECK, { "accept-encoding": "br" }, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, String(br.body.length)]);
  });

  test("that is not there is not kept, and one whose making fails is tried again", async () => {
    let fails = true;
    const { get, made } = await site((address) => {
      if (address === CHECK) return { status: 404 };
      return fails ? new Error("no database") : {};
    });
    expect((await get(CHECK)).status).toBe(404);
    expect((await get(CHECK)).status).toBe(404);
    expect(made).toHaveLength(2);
    expect((await get("/en")).status).toBe(503);
    fails = false;
    expect((await get("/en")).status).toBe(200);
  });
});
