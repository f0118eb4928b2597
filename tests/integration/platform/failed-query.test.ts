import { inspect } from "node:util";
import { openDatabase } from "#db/client";
import { freePort } from "#db/embedded";
import { FailedQueryError, outageIn } from "#db/failed-query";
import { ballots } from "#db/schema";
import { describe, expect, test } from "#tests/support/test-database";

describe("a query that failed", () => {
  test("is told without anything that somebody typed: no rating, no reason", async ({ own }) => {
    const ballot = {
      vote: "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10",
      version: 1,
      rating: "mostly_false",
      confidence: "high",
      reason: "What a reviewer wrote in confidence, and nobody is to read in a log.",
    } as const;
    const failure = await own.db
      .transaction((tx) => tx.insert(ballots).values(ballot))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailedQueryError);
    expect(failure).toMatchObject({ code: "23503", constraint: "ballots_vote_votes_id_fk", table: "ballots" });
    const logged = inspect(failure, { depth: 10, showHidden: true });
    expect(logged).not.toMatch(/mostly_false|in confidence|7d3e5c1e/);
    expect(logged).toContain('insert into "ballots"');
  });

  test("because nothing listens is told from one that is wrong", async () => {
    const { db, close } = openDatabase(`postgres://nobody@127.0.0.1:${await freePort()}/nothing`);
    const away = await db
      .select({ vote: ballots.vote })
      .from(ballots)
      .catch((error: unknown) => error);
    expect(outageIn(away)).toBe("database_away");
    await close();
  });
});
