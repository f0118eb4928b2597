import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { claimSuggestionRuns } from "#db/schema";
import { importArticle } from "#server/articles/import-article";
import { draftByModel } from "#server/claims/draft-by-model";
import { listSuggestions } from "#server/claims/suggestion-queries";
import { askModel, modelVersion } from "#server/claims/suggestions/ask-model";
import type { Ctx } from "#server/core/context";
import { aMember, anArticleInput } from "#tests/support/factories";
import { test as base, describe, expect } from "#tests/support/test-database";

type Asked = { model: string; messages: { role: string; content: string }[] };
type Answer = (asked: Asked, response: ServerResponse) => unknown;
type StandIn = { url: string; answer: Answer; headers: IncomingMessage["headers"][] };

/** A server that stands in for one with models: it answers as the test says. */
const test = base.extend<{ server: StandIn }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner asks for a pattern
  server: async ({}, use) => {
    const state: StandIn = { url: "", answer: () => undefined, headers: [] };
    const server = createServer((request, response) => {
      state.headers.push(request.headers);
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => state.answer(JSON.parse(body), response));
    }).listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    await use(state);
    server.closeAllConnections();
    server.close();
  },
});

const saying =
  (content: string): Answer =>
  (_, response) =>
    response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
const modelAt = (baseUrl: string) => ({ baseUrl, key: "secret", model: "small-1", by: modelVersion("small-1") });
const aCopy = async (ada: Ctx): Promise<string> => (await importArticle(ada, anArticleInput())).copy;

describe("a model’s drafts", () => {
  test("stand beside the other suggestions, marked with the model and the version of what it was asked", async ({
    ctx,
    as,
    asSystem,
    server,
  }) => {
    const ada = as(await aMember(ctx));
    const copy = await aCopy(ada);
    server.answer = (body, response) => {
      const asked = body.messages.map(({ content }) => content).join("\n");
      const sentence = Number(/^(\d+)\. The bridge opened to pedestrians/m.exec(asked)?.[1]);
      const other = sentence === 1 ? 2 : 1;
      const claims = [
        { sentence, claim: "The bridge opened to people on foot on 3 March.", claimant: "the mayor" },
        { sentence, claim: "The same sentence once more, which is not taken.", claimant: null },
        { sentence: other, claim: "A claimant that nobody wrote is not taken over.", claimant: "Napoleon" },
        { sentence: 999, claim: "A sentence that was never sent is not taken.", claimant: null },
      ];
      saying(`Here you are:\n\`\`\`json\n${JSON.stringify({ claims })}\n\`\`\``)(body, response);
    };
    expect(await draftByModel(asSystem, { copy }, modelAt(server.url))).toEqual({ outcome: "done", drafts: 2 });
    expect(server.headers[0]?.authorization).toBe("Bearer secret");
    expect(await listSuggestions(ada, copy)).toMatchObject([
      {
        model: "small-1, prompt 1",
        statement: "The bridge opened to people on foot on 3 March.",
        claimant: "the mayor",
      },
      { model: "small-1, prompt 1", claimant: null },
    ]);
    // It is asked once.
    expect(await draftByModel(asSystem, { copy }, modelAt(server.url))).toBeNull();
    expect(server.headers).toHaveLength(1);
  });

  test("are none where it refuses, talks nonsense or is out of order, and that is kept", async ({
    ctx,
    as,
    asSystem,
    server,
  }) => {
    const ada = as(await aMember(ctx));
    const answers: [Answer, string][] = [
      [(_, response) => response.writeHead(403).end("{}"), "refused"],
      [saying("I cannot help with that."), "refused"],
      [saying(""), "refused"],
      [saying('{"claims": "all of them"}'), "nonsense"],
      [(_, response) => response.end("<html>"), "nonsense"],
      [(_, response) => response.end("x".repeat(300_000)), "nonsense"],
      [(_, response) => response.writeHead(502).end(), "no_answer"],
      [(_, response) => response.destroy(), "no_answer"],
    ];
    for (const [answer, outcome] of answers) {
      const copy = await aCopy(ada);
      server.answer = answer;
      expect(await draftByModel(asSystem, { copy }, modelAt(server.url))).toEqual({ outcome, drafts: 0 });
      const [run] = await ctx.db.select().from(claimSuggestionRuns).where(eq(claimSuggestionRuns.copy, copy));
      expect(run).toMatchObject({ by: "small-1, prompt 1", outcome });
      expect(await listSuggestions(ada, copy)).toEqual([]);
    }
  });

  test("are not waited for longer than the deadline", async ({ server }) => {
    server.answer = () => undefined;
    const asked = askModel(modelAt(server.url), ["The bridge opened on 3 March."], 1);
    await expect(asked).rejects.toMatchObject({ outcome: "no_answer" });
  });

  test("are not asked for where the site has no model", async ({ ctx, as, asSystem }) => {
    expect(await draftByModel(asSystem, { copy: await aCopy(as(await aMember(ctx))) }, null)).toBeNull();
  });
});
