import { setTimeout as sleep } from "node:timers/promises";
import { publishCheck } from "#server/checks/publish-check";
import { type Ctx, memberCtx } from "#server/core/context";
import { fillWithChecks } from "#tests/bench/many-checks";
import { aCheckInReview, anEditorOf, aPublishedCheck, type TestCheck, type TestMember } from "#tests/support/factories";
import { bringUpSite } from "#tests/support/site";

const FEW = 1_000;
const MANY = 100_000;
const PUBLICATIONS = 15;
const LOOK_MS = 5;
const SEEN_TRIES = 2_000;

/**
 * Measures what a publication costs on a site with a thousand checks and on one with a hundred thousand: the command, and how
 * long until a reader sees the page and finds it on the first page of the site. The ratio is that of the commands.
 */
export async function benchPublication() {
  const site = await bringUpSite();
  try {
    const { ctx } = site;
    await aPublishedCheck(ctx);
    const measured: Record<number, { command: number; page: number; home: number }> = {};
    let filled = 0;
    for (const wanted of [FEW, MANY]) {
      await fillWithChecks(ctx, filled, wanted - filled);
      filled = wanted;
      const waiting: { check: TestCheck; editor: TestMember }[] = [];
      for (let n = 0; n < PUBLICATIONS; n++) {
        const check = await aCheckInReview({ ...ctx, now: new Date() });
        waiting.push({ check, editor: await anEditorOf(ctx, check) });
      }
      const times: { command: number; page: number; home: number }[] = [];
      for (const { check, editor } of waiting) times.push(await publishOne(site.url, ctx, check, editor));
      const middle = (of: "command" | "page" | "home") =>
        Math.round([...times.map((time) => time[of])].sort((a, b) => a - b)[times.length >> 1] ?? 0);
      measured[wanted] = { command: middle("command"), page: middle("page"), home: middle("home") };
      console.log(`${wanted} checks: ${JSON.stringify(measured[wanted])} ms`);
    }
    const ratio = (measured[MANY]?.command ?? 0) / (measured[FEW]?.command ?? 1);
    return { few: { checks: FEW, ...measured[FEW] }, many: { checks: MANY, ...measured[MANY] }, ratio };
  } finally {
    await site.stop();
  }
}

async function publishOne(url: string, ctx: Ctx, check: TestCheck, editor: TestMember) {
  const startedAt = performance.now();
  const as = memberCtx(ctx.db, editor, { now: new Date() });
  const { slug } = await publishCheck(as, { check: check.id, version: check.version, overrides: [] });
  const command = performance.now() - startedAt;
  const committedAt = performance.now();
  await until(async () => (await fetch(`${url}/en/checks/${slug}`)).status === 200);
  const page = performance.now() - committedAt;
  await until(async () => (await (await fetch(`${url}/en`)).text()).includes(`/en/checks/${slug}`));
  return { command, page, home: performance.now() - committedAt };
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < SEEN_TRIES; tries++) {
    if (await isDone()) return;
    await sleep(LOOK_MS);
  }
  throw new Error("What was published was not seen.");
}
