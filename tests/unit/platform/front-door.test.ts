import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { test as base, describe, expect } from "vitest";
import {
  bodyLimitOf,
  COMMAND_BODY_MAX_BYTES,
  DOCUMENT_BODY_MAX_BYTES,
  SMALL_BODY_MAX_BYTES,
  UPLOAD_BODY_MAX_BYTES,
} from "#scripts/front-door/body-limits";
import { frontDoor } from "#scripts/front-door/front-door";
import { answeredAddress } from "#scripts/front-door/known-addresses";
import { AT_WORK_MAX, TAKEN_MAX } from "#scripts/front-door/turns";
import { wholePagesOf } from "#scripts/front-door/whole-pages";

type Door = { port: number; seen: IncomingMessage[]; bytes: number; hold: Promise<void> };

/** A door of the test's own, behind which a handler reads what comes and answers. */
const doorWith = (trustedProxies: readonly string[]) =>
  base.extend("door", async ({ task: _ }, { onCleanup }): Promise<Door> => {
    const door: Door = { port: 0, seen: [], bytes: 0, hold: Promise.resolve() };
    const server = frontDoor(
      async (request, response) => {
        door.seen.push(request);
        for await (const chunk of request) door.bytes += chunk.length;
        await door.hold;
        response.end("answered");
      },
      { trustedProxies },
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    door.port = (server.address() as AddressInfo).port;
    onCleanup(() => {
      server.closeAllConnections();
      server.close();
    });
    return door;
  });
const test = doorWith([]);

const SIGNED_IN = { cookie: "next-auth.session-token=x" };

function post(port: number, path: string, body: Buffer, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((settle) => {
    const sent = ask({ port, path, method: "POST", headers }, (answer) => {
      answer.resume();
      settle(answer.statusCode ?? 0);
    });
    sent.on("error", () => settle(-1));
    sent.end(body);
  });
}

describe("the size of a request", () => {
  test("that is announced as too large is refused before anything of it is read", async ({ door }) => {
    const socket = connect(door.port, "127.0.0.1");
    socket.write("POST /api/trpc/votes.cast HTTP/1.1\r\nhost: a\r\ncontent-length: 20000000\r\n\r\n");
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    await once(socket, "close");
    expect(door.seen).toEqual([]);
  });

  test("that is not announced is counted as it comes, and refused when it is too much", async ({ door }) => {
    const chunked = { "transfer-encoding": "chunked" };
    expect(await post(door.port, "/api/trpc/votes.cast", Buffer.alloc(SMALL_BODY_MAX_BYTES + 1), chunked)).toBe(413);
    expect(door.bytes).toBeLessThanOrEqual(SMALL_BODY_MAX_BYTES);
  });

  test("that is allowed comes through whole", async ({ door }) => {
    const body = Buffer.alloc(COMMAND_BODY_MAX_BYTES, "a");
    expect(await post(door.port, "/api/trpc/checks.save", body, SIGNED_IN)).toBe(200);
    expect(door.bytes).toBe(body.length);
  });

  base("is large for a signed-in member who pastes a page, and for nobody else", () => {
    const limit = (url: string, headers = {}) => bodyLimitOf({ method: "POST", url, headers });
    expect(limit("/api/trpc/imports.ask?batch=1", SIGNED_IN)).toBe(DOCUMENT_BODY_MAX_BYTES);
    expect(limit("/api/trpc/articles.upload", SIGNED_IN)).toBe(UPLOAD_BODY_MAX_BYTES);
    expect(limit("/api/trpc/articles.upload,claims.submit?batch=1", SIGNED_IN)).toBe(COMMAND_BODY_MAX_BYTES);
    expect(limit("/api/trpc/articles.upload", {})).toBe(SMALL_BODY_MAX_BYTES);
    expect(limit("/api/trpc/imports.ask?batch=1")).toBe(SMALL_BODY_MAX_BYTES);
    expect(limit("/api/trpc/votes.cast", SIGNED_IN)).toBe(COMMAND_BODY_MAX_BYTES);
    expect(limit("/api/signout")).toBe(SMALL_BODY_MAX_BYTES);
    expect(limit("/en/checks/a")).toBe(0);
    expect(bodyLimitOf({ method: "GET", url: "/en", headers: {} })).toBe(0);
  });
});

describe("what is asked for", () => {
  test("is refused when one address asks for too much at once, and answered again afterwards", async ({ door }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    door.hold = promise;
    const get = () => fetch(`http://127.0.0.1:${door.port}/en`).then(({ status }) => status);
    const many = TAKEN_MAX;
    const held = Array.from({ length: many + 20 }, get);
    await expect.poll(() => door.seen.length).toBe(AT_WORK_MAX);
    const refused = await Promise.race([...held]);
    expect(refused).toBe(429);
    resolve();
    const answers = await Promise.all(held);
    expect(new Set(answers)).toEqual(new Set([200, 429]));
    expect(answers.filter((status) => status === 200).length).toBeGreaterThanOrEqual(many);
    expect(await get()).toBe(200);
  });

  base("that leads nowhere is answered however many of them come from this very machine", async () => {
    let port = 0;
    const server = frontDoor(
      async (request, response) => {
        const isPage = request.url === "/en/no-such-page";
        response.statusCode = isPage ? 200 : 404;
        response.setHeader("content-type", "text/html");
        response.end(isPage ? "Page not found" : "");
      },
      { wholePages: wholePagesOf(() => `http://127.0.0.1:${port}`) },
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
    const asked = Array.from({ length: AT_WORK_MAX * 2 }, (_, n) => fetch(`http://127.0.0.1:${port}/en/checks/${n}`));
    const answers = await Promise.all(asked.map(async (answer) => (await answer).text()));
    expect(new Set(answers)).toEqual(new Set(["Page not found"]));
    server.closeAllConnections();
    server.close();
  });

  base(
    "that could not be made is answered by our own page with its status, and by the last one while none can be made",
    async () => {
      let port = 0;
      let isAway = false;
      const pages = wholePagesOf(() => (isAway ? "http://127.0.0.1:1" : `http://127.0.0.1:${port}`));
      const server = frontDoor(
        async (request, response) => {
          const isPage = request.url === "/en/failed";
          response.statusCode = isPage ? 200 : 500;
          response.setHeader("content-type", request.url === "/api/x" ? "application/json" : "text/html");
          response.end(isPage ? "<p>Something went wrong</p><script>1</script>" : "<html id=__next_error__>");
        },
        { wholePages: pages },
      );
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      port = (server.address() as AddressInfo).port;
      const get = async (path: string) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`);
        return [answer.status, await answer.text()];
      };
      const whole = [500, "<p>Something went wrong</p>"];
      expect(await get("/en/checks/a")).toEqual(whole);
      isAway = true;
      expect(await get("/en/checks/a")).toEqual(whole);
      expect(await get("/api/x")).toEqual([500, "<html id=__next_error__>"]);
      expect(await get("/en/desk")).toEqual([500, "<html id=__next_error__>"]);
      server.closeAllConnections();
      server.close();
    },
  );

  test("is begun in turns: somebody else does not wait behind all that one address asks for", async ({ door }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    door.hold = promise;
    const from = (localAddress: string) =>
      new Promise<void>((answered) => {
        ask({ host: "127.0.0.1", port: door.port, path: "/en", localAddress }, (answer) => {
          answer.resume();
          answer.once("end", answered);
        }).end();
      });
    const flood = Array.from({ length: 100 }, () => from("127.0.0.1"));
    await expect.poll(() => door.seen.length).toBe(AT_WORK_MAX);
    const other = from("127.0.0.2");
    await expect.poll(() => door.seen.length).toBe(AT_WORK_MAX + 1);
    resolve();
    await Promise.all([...flood, other]);
  });

  test("is refused with another method", async ({ door }) => {
    const answer = await fetch(`http://127.0.0.1:${door.port}/en`, { method: "DELETE" });
    expect(answer.status).toBe(405);
  });

  for (const address of [
    "/en",
    "/en/checks/a-b?x=%00",
    "/api/health",
    "/_next/static/a.js",
    "/",
    "/?a=1",
    "/.well-known/countersign-keys.json",
    "/en/checks/%C3%A9",
  ]) {
    base(`is passed on as it is: ${address}`, () => expect(answeredAddress(address)).toBe(address));
  }
  for (const address of [
    "/en/checks/%ff",
    "/en/checks/%00",
    "/xx/checks/a",
    "/wp-login.php",
    "//evil.example",
    "/en/a\\b",
    "/en/%",
    "/favicon.ico",
    "http://a/en",
  ]) {
    base(`leads nowhere: ${address}`, () => expect(answeredAddress(address)).toBe("/en/no-such-page"));
  }
});

describe("the address of the client", () => {
  const forged = { "x-forwarded-for": "8.8.8.8, 9.9.9.9", "x-real-ip": "8.8.8.8", "x-forwarded-host": "evil.example" };
  const headersOf = async (door: Door) => {
    await fetch(`http://127.0.0.1:${door.port}/en`, { headers: forged });
    return door.seen[0]?.headers;
  };

  test("is the one that is connected, whatever the request says", async ({ door }) => {
    expect(await headersOf(door)).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
    expect(door.seen[0]?.headers).not.toHaveProperty("x-real-ip");
    expect(door.seen[0]?.headers).not.toHaveProperty("x-forwarded-host");
  });

  doorWith(["127.0.0.0/8"])("is what a trusted proxy says last", async ({ door }) => {
    expect(await headersOf(door)).toMatchObject({ "x-forwarded-for": "9.9.9.9" });
  });
});
