import type { LookupAddress } from "node:dns";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { test as base, describe, expect } from "vitest";
import { fetcherIn, guardedFetch, type Surroundings } from "#server/articles/fetching/guarded-fetch";
import { FETCH_MAX_MEGABYTES } from "#server/articles/schemas";

type Server = { port: number; asked: string[]; answer: RequestListener };

/** A web server on the loopback address: `server.answer` is what it does. */
const test = base.extend("server", async ({ task: _ }, { onCleanup }): Promise<Server> => {
  const server: Server = { port: 0, asked: [], answer: (_, response) => response.end("<p>Hello</p>") };
  const http = createServer((request, response) => {
    server.asked.push(`${request.headers.host}${request.url}`);
    response.setHeader("content-type", "text/html");
    server.answer(request, response);
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  server.port = (http.address() as AddressInfo).port;
  onCleanup(() => {
    http.closeAllConnections();
    http.close();
  });
  return server;
});

const LOOPBACK: LookupAddress = { address: "127.0.0.1", family: 4 };

/** Names resolve to what the test says, in that order; only the test's own server may be connected to. */
function surroundings(...answers: LookupAddress[][]): Surroundings & { resolved: string[] } {
  const resolved: string[] = [];
  const resolve = (name: string, _: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
    resolved.push(name);
    callback(null, answers[Math.min(resolved.length, answers.length) - 1] ?? []);
  };
  return {
    resolved,
    mayConnect: (address) => address === "127.0.0.1",
    mayUsePort: () => true,
    resolve: resolve as Surroundings["resolve"],
  };
}

const refused = { code: "invalid", reason: "fetch_refused", params: {} };

describe("fetching a page", () => {
  test("follows redirects and says where it ended", async ({ server }) => {
    server.answer = (request, response) =>
      request.url === "/a" ? response.writeHead(302, { location: "/b" }).end() : response.end("<p>Here</p>");
    const base = `http://herald.example.org:${server.port}`;
    const page = await fetcherIn(surroundings([LOOPBACK]))(`${base}/a`);
    expect(page).toMatchObject({ askedUrl: `${base}/a`, finalUrl: `${base}/b`, redirects: [`${base}/b`] });
    expect(new TextDecoder().decode(page.bytes)).toBe("<p>Here</p>");
  });

  for (const inner of [
    "http://127.0.0.2/",
    "http://[::1]/",
    "http://169.254.169.254/latest",
    "http://printer.local/",
    "file:///etc/passwd",
  ]) {
    test(`is refused when a redirect leads to ${inner}`, async ({ server }) => {
      server.answer = (_, response) => response.writeHead(301, { location: inner }).end();
      const fetch = fetcherIn(surroundings([LOOPBACK]));
      await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject(refused);
    });
  }

  test("is refused when a redirect's name resolves to an inner address", async ({ server }) => {
    server.answer = (_, response) => response.writeHead(301, { location: "http://inner.example.org/" }).end();
    const fetch = fetcherIn(surroundings([LOOPBACK], [{ address: "10.0.0.7", family: 4 }]));
    await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject(refused);
  });

  test("is refused when one of the addresses of a name is an inner one", async ({ server }) => {
    const fetch = fetcherIn(surroundings([LOOPBACK, { address: "192.168.1.1", family: 4 }]));
    await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject(refused);
    expect(server.asked).toEqual([]);
  });

  test("connects to the address that was checked: a name that changes its answer is asked once", async ({ server }) => {
    const world = surroundings([LOOPBACK], [{ address: "10.0.0.7", family: 4 }]);
    const page = await fetcherIn(world)(`http://rebind.example.org:${server.port}/`);
    expect(new TextDecoder().decode(page.bytes)).toBe("<p>Hello</p>");
    expect(world.resolved).toEqual(["rebind.example.org"]);
  });

  test("ends after four redirects", async ({ server }) => {
    server.answer = (_, response) => response.writeHead(302, { location: "/again" }).end();
    const fetch = fetcherIn(surroundings([LOOPBACK]));
    await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject({
      reason: "fetch_redirects",
    });
    expect(server.asked).toHaveLength(5);
  });

  test("ends when more comes out of a small compressed page than may", async ({ server }) => {
    const bomb = gzipSync(Buffer.alloc(FETCH_MAX_MEGABYTES * 1_000_000 + 1));
    expect(bomb.length).toBeLessThan(10_000);
    server.answer = (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    const fetch = fetcherIn(surroundings([LOOPBACK]));
    await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject({ reason: "fetch_large" });
  });

  test("lets a document through that is larger than a page may be", async ({ server }) => {
    const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(FETCH_MAX_MEGABYTES * 1_000_000)]);
    server.answer = (_, response) => response.writeHead(200, { "content-type": "application/pdf" }).end(pdf);
    const fetch = fetcherIn(surroundings([LOOPBACK]));
    const { bytes, contentType } = await fetch(`http://herald.example.org:${server.port}/report.pdf`);
    expect({ contentType, length: bytes.length }).toEqual({ contentType: "application/pdf", length: pdf.length });
  });

  test("names the error that a page answers with, and refuses what is no text", async ({ server }) => {
    const fetch = fetcherIn(surroundings([LOOPBACK]));
    server.answer = (_, response) => response.writeHead(403).end();
    const asked = fetch(`http://herald.example.org:${server.port}/`);
    await expect(asked).rejects.toMatchObject({ reason: "fetch_status", params: { status: 403 } });
    server.answer = (_, response) => response.writeHead(200, { "content-type": "application/zip" }).end("PK");
    await expect(fetch(`http://herald.example.org:${server.port}/`)).rejects.toMatchObject({
      reason: "fetch_not_text",
    });
  });

  test("never tells whether an inner address answered: one that does is refused like one that does not", async ({
    server,
  }) => {
    await expect(guardedFetch(`http://127.0.0.1:${server.port}/`)).rejects.toMatchObject(refused);
    await expect(guardedFetch("http://127.0.0.1:1/")).rejects.toMatchObject(refused);
    expect(server.asked).toEqual([]);
  });

  for (const [what, url] of [
    ["a loopback address", "http://127.0.0.1/"],
    ["a loopback address in one number", "http://2130706433/"],
    ["a loopback address in octal", "http://0177.0.0.1/"],
    ["a loopback address in hexadecimal", "http://0x7f.1/"],
    ["a short loopback address", "http://127.1/"],
    ["this host", "http://0/"],
    ["a loopback address in full-width digits", "http://１２７.０.０.１/"],
    ["a private network of class A", "http://10.1.2.3/"],
    ["a private network of class B", "http://172.31.255.1/"],
    ["a private network of class C", "http://192.168.0.1/"],
    ["carrier-grade translation", "http://100.64.0.1/"],
    ["the metadata of a cloud", "http://169.254.169.254/latest/meta-data/"],
    ["an address for documentation", "http://203.0.113.5/"],
    ["an address for benchmarks", "http://198.18.0.1/"],
    ["multicast", "http://224.0.0.1/"],
    ["broadcast", "http://255.255.255.255/"],
    ["IPv6 loopback", "http://[::1]/"],
    ["the unspecified IPv6 address", "http://[::]/"],
    ["IPv4 in IPv6", "http://[::ffff:127.0.0.1]/"],
    ["IPv4 in IPv6, in hexadecimal", "http://[::ffff:a9fe:a9fe]/"],
    ["IPv4 behind a translating prefix", "http://[64:ff9b::7f00:1]/"],
    ["6to4", "http://[2002:7f00:1::]/"],
    ["a unique local IPv6 address", "http://[fd00::1]/"],
    ["a link-local IPv6 address", "http://[fe80::1]/"],
    ["localhost", "http://localhost/"],
    ["localhost with a dot", "http://localhost./"],
    ["a name under localhost", "http://a.localhost/"],
    ["a name of the local network", "http://printer.local/"],
    ["a name of a cloud's inside", "http://metadata.google.internal/"],
    ["a name without a dot", "http://intranet/"],
    ["another port", "http://example.com:22/"],
    ["a user and a password", "http://a:b@example.com/"],
    ["a host hidden behind a user", "http://example.com@127.0.0.1/"],
    ["a file", "file:///etc/passwd"],
    ["gopher", "gopher://example.com/"],
    ["data", "data:text/html,hello"],
    ["a script", "javascript:alert(1)"],
    ["no address at all", "http://"],
  ]) {
    test(`is refused for ${what}`, async () => {
      await expect(guardedFetch(url ?? "")).rejects.toMatchObject(refused);
    });
  }
});
