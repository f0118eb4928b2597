import { eq, sql } from "drizzle-orm";
import { members } from "#db/schema";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const ada = { id: "4a3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10", handle: "Ada", handleKey: "ada" };

describe("the transaction of a test", () => {
  for (const time of ["first", "second"]) {
    test(`does not see what another test wrote, the ${time} time`, async ({ ctx }) => {
      expect(await ctx.db.select({ id: members.id }).from(members).where(eq(members.id, ada.id))).toEqual([]);
      await ctx.db.insert(members).values(ada);
    });
  }

  test("is shared by everybody who acts in it", async ({ ctx, as, asSystem }) => {
    await as({ ...ada, role: "reader" })
      .db.insert(members)
      .values(ada);
    expect(await ctx.db.$count(members)).toBe(1);
    expect(await asSystem.db.$count(members)).toBe(1);
    expect(as({ ...ada, role: "reader" }).now).toEqual(NOW);
  });

  test("survives a command's own transaction that fails", async ({ ctx }) => {
    const failing = ctx.db.transaction(async (tx) => {
      await tx.insert(members).values(ada);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await ctx.db.$count(members)).toBe(0);
  });
});

describe("a database of one's own", () => {
  test("lets several connections write at once and keeps one of the same key", async ({ own }) => {
    const inserted = await Promise.all(
      Array.from({ length: 8 }, () =>
        own.db.insert(members).values(ada).onConflictDoNothing().returning({ id: members.id }),
      ),
    );
    expect(inserted.flat()).toHaveLength(1);
  });

  test("is empty again for the next test", async ({ own }) => {
    expect(await own.ctx.db.$count(members)).toBe(0);
    const [row] = await own.db.execute<{ zone: string }>(sql`select current_setting('TimeZone') as zone`);
    expect(row?.zone).toBe("UTC");
  });
});
