import { request as ask } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Site } from "#tests/support/site";

type Answered = { status: number; text: string };

type Sending = { headers?: Record<string, string>; body?: Buffer | Iterable<Buffer> };

/** Sends a request as no one's browser would; 0 where the connection was cut. */
export function send(
  site: Site,
  method: string,
  path: string,
  { headers = {}, body }: Sending = {},
): Promise<Answered> {
  const { port } = new URL(site.url);
  return new Promise((settle) => {
    const sent = ask({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.once("error", () => settle({ status: answer.statusCode ?? 0, text: "" }));
      answer.once("close", () => settle({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.once("error", () => settle({ status: 0, text: "" }));
    if (body === undefined || Buffer.isBuffer(body)) sent.end(body);
    else void pour(sent, body);
  });
}

async function pour(sent: ReturnType<typeof ask>, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (sent.destroyed) return;
    if (!sent.write(chunk)) await new Promise((drained) => sent.once("drain", drained).once("close", drained));
  }
  sent.end();
}

/** A command as a page of the site sends it, of anyone who has the cookie. */
export async function command(
  site: Site,
  cookie: string,
  name: string,
  input: unknown,
): Promise<Answered & { reason: string }> {
  const answer = await send(site, "POST", `/api/trpc/${name}`, {
    headers: { "content-type": "application/json", origin: site.url, cookie },
    body: Buffer.from(JSON.stringify(input)),
  });
  let reason = "";
  try {
    const { error } = JSON.parse(answer.text);
    reason = error?.data.reason ?? "";
  } catch {
    reason = "no answer";
  }
  return { ...answer, reason };
}

const IMPORT_LOOKS = 120;
const LOOK_MS = 500;

/** Has a document imported and waits for it: the answer is that of the import, as if it had come at once. */
export async function importDocument(site: Site, cookie: string, article: unknown): ReturnType<typeof command> {
  const asked = await command(site, cookie, "imports.ask", { article });
  if (asked.status !== 200) return asked;
  const id = JSON.parse(asked.text).result.data.import;
  const path = `/api/trpc/imports.progress?input=${encodeURIComponent(JSON.stringify({ import: id }))}`;
  for (let look = 0; look < IMPORT_LOOKS; look++) {
    await sleep(LOOK_MS);
    const seen = await send(site, "GET", path, { headers: { cookie } });
    if (seen.status !== 200) continue;
    const { step, reason } = JSON.parse(seen.text).result.data;
    if (step === "done") return { ...seen, reason: "" };
    if (step === "failed") return { status: 422, text: "", reason };
  }
  return { status: 0, text: "", reason: "never ended" };
}

/** Opens connections that say a little and then nothing, and tells how many of them the server has closed. */
export function openIdle(site: Site, count: number): { closed: () => number; end: () => void } {
  const { port } = new URL(site.url);
  let closed = 0;
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.write("POST /api/trpc/votes.cast HTTP/1.1\r\nHost: a\r\nContent-Le");
    socket.on("error", () => undefined).resume();
    socket.once("close", () => {
      closed += 1;
    });
    return socket;
  });
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { closed: () => closed, end };
}
