import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { endStandingInterest } from "#server/interests/end-standing-interest";
import { listOwnInterests } from "#server/interests/queries";
import { INTERESTS_MAX } from "#server/interests/schemas";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const HERALD = { kind: "publisher", name: "The River Herald", statement: "I worked there until 2021." } as const;

describe("a standing interest", () => {
  test("is declared once, whatever its case, and ended by its member only", async ({ ctx, as }) => {
    const mary = as(await aMember(ctx, { name: "Mary" }));
    await declareStandingInterest(mary, HERALD);
    const again = declareStandingInterest(mary, { ...HERALD, name: "the river HERALD" });
    await expect(again).rejects.toMatchObject({ code: "conflict", reason: "interest_declared" });
    const [declared] = await listOwnInterests(mary);
    expect(declared).toMatchObject({ ...HERALD, until: null });
    const interest = declared?.id ?? "";
    const other = as(await aMember(ctx));
    await expect(endStandingInterest(other, { interest })).rejects.toMatchObject({ code: "not_found" });
    expect(await listOwnInterests(other)).toEqual([]);
    await endStandingInterest(mary, { interest });
    await expect(endStandingInterest(mary, { interest })).rejects.toMatchObject({ code: "not_found" });
    expect(await historyOf(ctx, interest)).toMatchObject([
      { action: "member.interest-declared", audience: "actor" },
      { action: "member.interest-ended", audience: "actor" },
    ]);
    // One that has ended can be declared again, and both stay in the list.
    await declareStandingInterest(mary, HERALD);
    expect((await listOwnInterests(mary)).map(({ until }) => until === null)).toEqual([true, false]);
  });

  test("is one of forty at most", async ({ ctx, as }) => {
    const mary = as(await aMember(ctx, { name: "Mary" }));
    for (let count = 0; count < INTERESTS_MAX; count++) {
      await declareStandingInterest(mary, { ...HERALD, name: `Herald ${count}` });
    }
    await expect(declareStandingInterest(mary, HERALD)).rejects.toMatchObject({
      reason: "interests_many",
      params: { max: INTERESTS_MAX },
    });
  });
});
