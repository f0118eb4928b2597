import { randomUUID } from "node:crypto";
import { checkSlugs, checkStates, checks, checkVersions, members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";

export type TestMember = { id: string; handle: string };
export type TestCheck = { id: string; slug: string; version: number; seq: number };

const unique = () => randomUUID().replaceAll("-", "").slice(0, 10);

/** Somebody with an account. */
export async function aMember(ctx: Ctx, { name = "Ada" }: { name?: string } = {}): Promise<TestMember> {
  const handle = `${name}-${unique()}`;
  const [row] = await ctx.db
    .insert(members)
    .values({ handle, handleKey: handle.toLowerCase(), email: `${handle}@example.org`, joinedAt: ctx.now })
    .returning({ id: members.id });
  if (!row) throw new Error("The member was not written.");
  return { id: row.id, handle };
}

type Words = { title?: string; answer?: string; body?: string };

const WORDS = {
  title: "Was the bridge open in March?",
  answer: "It was open to pedestrians only.",
  body: "The city's log has the first pedestrian on 3 March.\n\nCars followed in May.",
};

/** A check in its first draft, with an address that nobody can read yet. */
export async function aDraft(ctx: Ctx, { slug = `check-${unique()}`, ...words }: Words & { slug?: string } = {}) {
  const author = await aMember(ctx);
  const [row] = await ctx.db
    .insert(checks)
    .values({ language: "en", author: author.id, startedAt: ctx.now })
    .returning({ id: checks.id });
  if (!row) throw new Error("The check was not written.");
  await ctx.db.insert(checkSlugs).values({ slug, check: row.id, givenAt: ctx.now });
  const check = { id: row.id, slug, version: 0, seq: 0 };
  return move(ctx, await write(ctx, check, words), "draft");
}

/** A published check, and the event that tells of it, in one transaction. */
export const aPublishedCheck = (ctx: Ctx, words: Words & { slug?: string } = {}): Promise<TestCheck> =>
  inTransaction(ctx, async (tx) => publish(tx, await aDraft(tx, words)));

export async function publish(tx: Ctx, check: TestCheck): Promise<TestCheck> {
  await recordEvent(tx, "check.published", check.id);
  return move(tx, check, "published");
}

/** A new version of a published check, and the event that tells of it, in one transaction. */
export const correct = (ctx: Ctx, check: TestCheck, words: Words): Promise<TestCheck> =>
  inTransaction(ctx, async (tx) => {
    await recordEvent(tx, "check.corrected", check.id);
    return move(tx, await write(tx, check, words), "corrected");
  });

async function write(ctx: Ctx, check: TestCheck, words: Words): Promise<TestCheck> {
  const editor = await aMember(ctx);
  const version = check.version + 1;
  await ctx.db
    .insert(checkVersions)
    .values({ ...WORDS, ...words, check: check.id, version, savedBy: editor.id, savedAt: ctx.now });
  return { ...check, version };
}

/** Puts a check into a state, by a moderator of the moment. */
export async function move(
  ctx: Ctx,
  check: TestCheck,
  state: "draft" | "in_review" | "published" | "corrected" | "retracted",
): Promise<TestCheck> {
  const moderator = await aMember(ctx, { name: "Grace" });
  const seq = check.seq + 1;
  await ctx.db.insert(checkStates).values({
    check: check.id,
    seq,
    version: check.version,
    state,
    by: moderator.id,
    at: ctx.now,
  });
  return { ...check, seq };
}
