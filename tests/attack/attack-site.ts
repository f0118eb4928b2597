import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { ATTACKS, anAttacker } from "#tests/attack/attacks";
import { OWN_STRINGS, type StringsReport, stringsOf, tryStrings } from "#tests/attack/hostile-strings";
import { type Counted, type Killed, killEverything } from "#tests/attack/kills";
import { send } from "#tests/attack/requests";
import { aVisitor, type Waiting } from "#tests/attack/visitor";
import { aPublishedCheck } from "#tests/support/factories";
import { bringUpSite, type Site } from "#tests/support/site";

const BASELINE_MS = 2_000;
/** How many strings the quick half tries. */
const QUICK_STRINGS = 1;

type AttackLine = { attack: string; outcome: string; isRight: boolean; seconds: number; waiting: Waiting };

type SiteAttackReport = {
  baseline: Waiting;
  attacks: AttackLine[];
  killed: Killed[];
  counted: Counted;
  strings: StringsReport;
};

type Options = {
  isQuick?: boolean;
  /** Where a Chromium is. */
  browserPath: string;
  /** Folders of sets of strings besides our own. */
  data?: readonly string[];
  tell?: (line: string) => void;
};

/**
 * Brings up a site of its own and attacks it, bounded in time: bodies and bombs, floods, kills of each process under a
 * stream of votes, and hostile strings through every field and back in a browser. Meanwhile someone else reads a page,
 * and how long they waited is told. Times are told and not judged; what is wrong is.
 */
export async function attackSite({
  isQuick = false,
  browserPath,
  data = [],
  tell = () => undefined,
}: Options): Promise<SiteAttackReport> {
  const site = await bringUpSite();
  try {
    const { slug } = await aPublishedCheck(site.ctx);
    await send(site, "GET", `/en/checks/${slug}`);
    const visitor = aVisitor(`${site.url}/en/checks/${slug}`);
    await sleep(1_000);
    visitor.waited();
    await sleep(BASELINE_MS);
    const baseline = visitor.waited();
    tell(`Alone, a visitor waits ${baseline.median} ms, at most ${baseline.longest}.`);
    const attacks = await runAttacks(site, visitor.waited, isQuick, tell);
    await visitor.stop();
    const { killed, counted } = await killEverything(site);
    tell(JSON.stringify({ killed, counted }));
    const browser = await chromium.launch({
      executablePath: browserPath,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    const own = isQuick ? OWN_STRINGS.slice(0, QUICK_STRINGS) : OWN_STRINGS;
    const strings = await tryStrings(site, browser, [...own, ...data.flatMap(stringsOf)], tell);
    await browser.close();
    return { baseline, attacks, killed, counted, strings };
  } catch (error) {
    tell(site.said());
    throw error;
  } finally {
    await site.stop();
  }
}

async function runAttacks(
  site: Site,
  waited: () => Waiting,
  isQuick: boolean,
  tell: (line: string) => void,
): Promise<AttackLine[]> {
  const attacker = await anAttacker(site);
  const lines: AttackLine[] = [];
  for (const { name, run, isSlow } of ATTACKS) {
    if (isQuick && isSlow) continue;
    waited();
    const startedAt = performance.now();
    const { outcome, isRight } = await run(site, attacker);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    // Someone who began to wait during the attack is waited for.
    await sleep(500);
    const line = { attack: name, outcome, isRight, seconds, waiting: waited() };
    tell(
      `${isRight ? "✓" : "✗"} ${name}: ${outcome} (${seconds} s; another visitor waited ${line.waiting.longest} ms at most)`,
    );
    lines.push(line);
  }
  return lines;
}
