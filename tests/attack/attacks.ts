import { setTimeout as sleep } from "node:timers/promises";
import { command, importDocument, openIdle, send } from "#tests/attack/requests";
import {
  aClaim,
  aDraft,
  aMember,
  aSourceInput,
  type TestCheck,
  type TestClaim,
  unique,
} from "#tests/support/factories";
import { type Site, until } from "#tests/support/site";

/** Someone who attacks as a member, with what they have to write to. */
type Attacker = { cookie: string; claim: TestClaim; draft: TestCheck };

/** An attack: what is sent, and whether what came of it is right. `isSlow` ones are left out of the quick half. */
type Attack = {
  name: string;
  isSlow?: boolean;
  run: (site: Site, attacker: Attacker) => Promise<{ outcome: string; isRight: boolean }>;
};

export async function anAttacker(site: Site): Promise<Attacker> {
  const mallory = await aMember(site.ctx, { name: "Mallory" });
  const draft = await aDraft(site.ctx, { by: mallory });
  return { cookie: await site.cookieOf(mallory), claim: await aClaim(site.ctx), draft };
}

const MEGABYTE = 1_000_000;
const marks = (bytes: number) => `e${"\u0301".repeat(bytes / 2)}`;

function* megabytes(count: number): Generator<Buffer> {
  const chunk = Buffer.alloc(MEGABYTE, "a");
  for (let n = 0; n < count; n++) yield chunk;
}

const statuses = (expected: readonly number[], found: readonly number[]) => ({
  outcome: `answered ${[...new Set(found)].join(", ")}`,
  isRight: found.every((status) => expected.includes(status)),
});

const refusedFor = (reasons: readonly string[], found: { status: number; reason: string }) => ({
  outcome: `answered ${found.status} ${found.reason}`,
  isRight: reasons.includes(found.reason),
});

const document = (more: object) => ({
  title: "A page of the attack",
  byline: "",
  publisher: "",
  publishedOn: null,
  language: "en",
  url: `https://attack.example.org/${unique()}`,
  ...more,
});

/** What the attack of the first day did, and its brothers. */
export const ATTACKS: readonly Attack[] = [
  {
    name: "20 MB from nobody, announced",
    run: async (site) => {
      const headers = { "content-type": "application/json", "content-length": String(20 * MEGABYTE), origin: site.url };
      const sent = Array.from({ length: 6 }, () =>
        send(site, "POST", "/api/trpc/votes.cast", { headers, body: megabytes(20) }),
      );
      return statuses(
        [413, 0],
        (await Promise.all(sent)).map(({ status }) => status),
      );
    },
  },
  {
    name: "20 MB from nobody, unannounced, to every route",
    run: async (site) => {
      const paths = [
        "/api/trpc/votes.cast",
        "/api/signout",
        "/api/signin/demo",
        "/api/refresh",
        "/api/auth/callback/x",
        "/en",
      ];
      const sent = paths.map((path) =>
        send(site, "POST", path, { headers: { "transfer-encoding": "chunked" }, body: megabytes(20) }),
      );
      return statuses(
        [413, 0],
        (await Promise.all(sent)).map(({ status }) => status),
      );
    },
  },
  {
    name: "160 kB of marks from nobody",
    run: async (site) => {
      const body = Buffer.from(JSON.stringify({ reason: marks(160_000) }));
      const headers = { "content-type": "application/json", origin: site.url };
      const sent = Array.from({ length: 8 }, () => send(site, "POST", "/api/trpc/votes.cast", { headers, body }));
      return statuses(
        [413, 0],
        (await Promise.all(sent)).map(({ status }) => status),
      );
    },
  },
  {
    name: "160 kB of marks from a member, in a reason",
    run: async (site, { cookie, claim }) => {
      const input = {
        claim: claim.claim,
        replaces: 0,
        rating: "true",
        confidence: "low",
        reason: marks(160_000),
        sources: [],
        mayQuote: true,
      };
      return refusedFor(["check_fields"], await command(site, cookie, "votes.cast", input));
    },
  },
  {
    name: "5 MB of marks from a member, as a page",
    run: async (site, { cookie }) => {
      const input = document({ kind: "html", html: `<p>${marks(5 * MEGABYTE)}</p>` });
      return refusedFor(
        ["document_hostile", "document_empty", "check_fields"],
        await importDocument(site, cookie, input),
      );
    },
  },
  {
    name: "JSON nested 200,000 deep from a member",
    run: async (site, { cookie }) => {
      const answer = await send(site, "POST", "/api/trpc/votes.cast", {
        headers: { "content-type": "application/json", origin: site.url, cookie },
        body: Buffer.from(`{"claim":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
      });
      return statuses([400, 413, 500], [answer.status]);
    },
  },
  {
    name: "2,000 elements in each other, as a page",
    run: async (site, { cookie }) => {
      const words = "The dam was closed on Tuesday after two cracks were found in its wall. ".repeat(8);
      const html = `<html><body>${"<div>".repeat(2_000)}<p>${words}</p>${"</div>".repeat(2_000)}</body></html>`;
      const answer = await importDocument(site, cookie, document({ kind: "html", html }));
      return { outcome: `answered ${answer.status} ${answer.reason}`, isRight: answer.status === 200 };
    },
  },
  {
    name: "pages that take all the memory and all the time",
    isSlow: true,
    run: async (site, { cookie }) => {
      const bombs = ["<b>".repeat(900_000), "<table><tr><td>".repeat(120_000), `<p>${"<a href=x>".repeat(250_000)}`];
      const answers: string[] = [];
      for (const bomb of bombs) {
        const input = document({ kind: "html", html: `<html><body>${bomb}</body></html>` });
        answers.push((await importDocument(site, cookie, input)).reason);
      }
      return {
        outcome: [...new Set(answers)].join(", "),
        isRight: answers.every((reason) => /^document_(hostile|empty)$/.test(reason)),
      };
    },
  },
  {
    name: "*_ × 20,000 and quotations in quotations, as a check",
    isSlow: true,
    run: async (site, { cookie, draft }) => {
      const answers: string[] = [];
      for (const body of [
        "*_".repeat(20_000),
        ">".repeat(39_000),
        "[".repeat(39_000),
        "- ".repeat(19_000),
        "|a".repeat(19_000),
      ]) {
        const input = {
          ...{
            check: draft.id,
            fromVersion: draft.version,
            title: "Was the bridge of the attack open?",
            answer: "",
            body,
          },
          readings: [],
          noQuoteReason: "",
          claimantContactNote: "",
        };
        const { status, reason } = await command(site, cookie, "checks.saveVersion", input);
        answers.push(reason || String(status));
        if (status === 200) draft.version += 1;
      }
      return {
        outcome: [...new Set(answers)].join(", "),
        isRight: answers.every((reason) => ["check_body_hostile", "200"].includes(reason)),
      };
    },
  },
  {
    name: "a quotation of 400,000 characters’ text, ten times at once",
    run: async (site, { cookie, claim }) => {
      const text = "The dam of Vale was closed. ".repeat(14_000);
      const input = aSourceInput(claim, {
        document: { ...document({}), kind: "text", text, url: null, publishedOn: null, language: "en" } as never,
        quote: "the dam of Vale was opened by nobody at all",
      });
      const sent = Array.from({ length: 10 }, () => command(site, cookie, "sources.attach", input));
      const reasons = (await Promise.all(sent)).map(({ reason }) => reason);
      return {
        outcome: [...new Set(reasons)].join(", "),
        isRight: reasons.every((reason) => /^(source_quote_not_found|document_hostile|busy)$/.test(reason)),
      };
    },
  },
  {
    name: "an article of 400,000 characters, opened four times at once",
    run: async (site, { cookie }) => {
      const text = "The dam of Vale was closed on Tuesday. ".repeat(10_200);
      const kept = await importDocument(site, cookie, document({ kind: "text", text }));
      if (kept.status !== 200) return { outcome: kept.reason, isRight: false };
      const path = `/en/desk/articles/${JSON.parse(kept.text).result.data.article}`;
      const opened = Array.from({ length: 4 }, () => send(site, "GET", path, { headers: { cookie } }));
      return statuses(
        [200],
        (await Promise.all(opened)).map(({ status }) => status),
      );
    },
  },
  {
    name: "400 searches at once",
    run: async (site) => {
      const sent = Array.from({ length: 400 }, (_, n) => send(site, "GET", `/en/search?q=bridge+${n}`));
      const found = (await Promise.all(sent)).map(({ status }) => status);
      return statuses([200, 429, 503], found);
    },
  },
  {
    name: "800 connections that say nothing more",
    isSlow: true,
    run: async (site) => {
      const idle = openIdle(site, 800);
      await sleep(1_000);
      const { status } = await send(site, "GET", "/en");
      const areClosed = await until(() => idle.closed() === 800, 20);
      idle.end();
      return {
        outcome: `a page meanwhile: ${status}; closed by the server: ${idle.closed()}`,
        isRight: status === 200 && areClosed,
      };
    },
  },
  {
    name: "addresses that are no text",
    run: async (site) => {
      const paths = [
        "/%ff",
        "/en/checks/%00",
        "/en/%c0%ae%c0%ae/",
        "/en/checks/..%2f..%2f",
        "/%",
        "/en/search?q=%00",
        `/en/${"a/".repeat(2_000)}`,
      ];
      const found = (await Promise.all(paths.map((path) => send(site, "GET", path)))).map(({ status }) => status);
      return statuses([200, 308, 404], found);
    },
  },
];
