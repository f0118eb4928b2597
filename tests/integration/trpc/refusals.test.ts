import { TRPCError } from "@trpc/server";
import { beforeAll, vi } from "vitest";
import { env } from "#server/env";
import { appRouter } from "#server/trpc/root";
import { aClaim, aDecidedClaim, aMember, aSourceInput, aVoteInput } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => "done",
    (error: unknown) => (error instanceof TRPCError ? error.code : "not translated"),
  );

// The router asks for the site's settings; they are read once and kept.
beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgres://unused");
  env();
  vi.unstubAllEnvs();
});

describe("a refusal on its way to the screen", () => {
  test("has the code of its kind", async ({ ctx, as }) => {
    const ada = appRouter.createCaller(as(await aMember(ctx)));
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    expect(await codeOf(appRouter.createCaller(ctx).votes.cast(aVoteInput(claim, source)))).toBe("UNAUTHORIZED");
    const reader = appRouter.createCaller(as(await aMember(ctx, { role: "reader" })));
    expect(await codeOf(reader.votes.cast(aVoteInput(claim, source)))).toBe("FORBIDDEN");
    const nowhere = { claim: "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10", replaces: 0 };
    expect(await codeOf(ada.votes.withdraw(nowhere))).toBe("NOT_FOUND");
    expect(await codeOf(ada.votes.cast(aVoteInput(claim, source)))).toBe("done");
    expect(await codeOf(ada.votes.cast(aVoteInput(claim, source)))).toBe("CONFLICT");
    const unquoted = aSourceInput(await aClaim(ctx), { quote: "It says nothing of the kind." });
    expect(await codeOf(ada.sources.attach(unquoted))).toBe("UNPROCESSABLE_CONTENT");
    expect(await codeOf(ada.votes.cast(aVoteInput(claim, source, { reason: "short" })))).toBe("BAD_REQUEST");
  });
});
