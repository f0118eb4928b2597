import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/client";
import { ROOT } from "#scripts/root";
import { systemCtx } from "#server/core/context";
import { attackSite } from "#tests/attack/attack-site";
import { attackByCrowd } from "#tests/attack/crowd";
import { type AttackedClaim, attackServer } from "#tests/simulation/attack-server";
import { attackSmallNewsroom, SMALL_SCENARIOS } from "#tests/simulation/attack-small";
import { findBrowser } from "#tests/support/browser";
import { E2E_SECRET, startWebServer } from "#tests/support/web-server";

/**
 * `npm run attack -- small [--seed N]` attacks newsrooms of twelve whose members say where they stand, each with four
 * accounts: honest ones, copies, ones that pose, and ones that are a notch milder. `npm run attack -- crowd` lets
 * two hundred accounts loose on one. `npm run attack -- server [--data DIR]` brings up the whole product and attacks it as a server: see below. `npm run
 * attack -- [--seed N] [--keep]` starts the product on a database of its own, lets 300 simulated reviewers vote through
 * its API, attacks ten claims that are agreed on, and prints what became of them and what a moderator's desk shows. It
 * ends with 1 when a verdict has moved. `--keep` leaves the site running until Ctrl-C, to be looked at.
 */
const DEFAULT_SEED = 301;
const WRONG_SHOWN = 40;

async function main(): Promise<number> {
  if (process.argv[2] === "server") return attackAsServer(process.argv.slice(3));
  if (process.argv[2] === "crowd") return attackAsCrowd();
  if (process.argv[2] === "small") return attackSmall(process.argv.slice(3));
  return attackVerdicts();
}

/**
 * Bodies, bombs, floods, kills under a stream of votes, and hostile strings through every field and back in a browser;
 * `--data DIR`, as often as wanted, adds the strings of a set. Times are printed; it ends with 1 when something is
 * wrong.
 */
async function attackAsServer(parameters: string[]): Promise<number> {
  const { values } = parseArgs({
    args: parameters,
    options: { data: { type: "string", multiple: true }, quick: { type: "boolean" } },
  });
  const browser = findBrowser();
  if (!browser.found) {
    console.error(`Not run: ${browser.because}`);
    return 1;
  }
  const report = await attackSite({
    isQuick: values.quick ?? false,
    browserPath: browser.path,
    data: values.data ?? [],
    tell: console.log,
  });
  const { baseline, attacks, killed, counted, strings } = report;
  console.table(
    attacks.map(({ attack, outcome, isRight, seconds, waiting }) => ({
      attack,
      outcome: outcome.slice(0, 60),
      right: isRight,
      seconds,
      "waited ms": waiting.longest,
      "over its own": waiting.longest - baseline.median,
      "no page": waiting.failed,
    })),
  );
  console.table(killed);
  for (const wrong of strings.wrong.slice(0, WRONG_SHOWN)) console.log(`✗ ${wrong}`);
  const longest = Math.max(...attacks.map(({ waiting }) => waiting.longest));
  const isRight =
    attacks.every((attack) => attack.isRight) &&
    killed.every(({ page, vote }) => Number.isFinite(page + vote)) &&
    counted.lost === 0 &&
    counted.twice === 0 &&
    strings.wrong.length === 0;
  const { wrong, ...tried } = strings;
  const summary = { alone_ms: baseline.median, waited_ms: longest, ...counted, ...tried, wrong: wrong.length };
  console.log(JSON.stringify(summary));
  return isRight ? 0 : 1;
}

/** Two hundred accounts, one voice in twenty, floods of reports, votes that change without end; ends with 1 when one achieved something. */
async function attackAsCrowd(): Promise<number> {
  const lines = await attackByCrowd(console.log);
  console.table(
    lines.map(({ achieved, isRight, ...line }) => ({ ...line, held: isRight, achieved: achieved.slice(0, 90) })),
  );
  const held = lines.filter(({ isRight }) => isRight).length;
  console.log(JSON.stringify({ attacks: lines.length, held }));
  return held === lines.length ? 0 : 1;
}

async function attackVerdicts(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: "string" }, keep: { type: "boolean" } } });
  const site = await startWebServer({ logFile: join(ROOT, ".data/attack.log"), withWorker: false });
  const { db, close } = openDatabase(site.databaseUrl, { connections: 4 });
  try {
    const report = await attackServer({ url: site.url, ctx: systemCtx(db) }, Number(values.seed ?? DEFAULT_SEED));
    const { targets, moved, agreed, moderator, ...sizes } = report;
    console.table(targets.map(rowOf));
    console.log(`\nWhat the moderators' desk shows:\n${await deskOf(site.url, moderator)}\n`);
    if (values.keep) {
      console.log(`Session of a moderator: next-auth.session-token=${moderator}\n${site.url}\nCtrl-C ends it.`);
      await new Promise((stop) => process.once("SIGINT", stop));
    }
    const stood = targets.filter(({ before, after }) => before === after).length;
    const turned = targets.filter(({ after, lie }) => after === `agreed ${lie}`).length;
    const fooled = targets.filter(({ plurality, lie }) => plurality === lie).length;
    const attacked = { targets: targets.length, stood, turned, plurality_fooled: fooled };
    console.log(JSON.stringify({ ...sizes, ...attacked, agreed_before: agreed, moved }));
    return moved === 0 ? 0 : 1;
  } finally {
    await close();
    await site.stop();
  }
}

/** Small newsrooms, one for each way of attacking one and kind of claim; ends with 1 when a verdict comes out false. */
async function attackSmall(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { seed: { type: "string" } } });
  // The votes are judged in this process, which opens the answers as the server would.
  process.env.SECRET = E2E_SECRET;
  const reports = [];
  for (const scenario of SMALL_SCENARIOS) {
    const site = await startWebServer({ logFile: join(ROOT, ".data/attack.log"), withWorker: false });
    const { db, close } = openDatabase(site.databaseUrl, { connections: 4 });
    try {
      reports.push(
        await attackSmallNewsroom({ url: site.url, ctx: systemCtx(db) }, scenario, Number(values.seed ?? DEFAULT_SEED)),
      );
    } finally {
      await close();
      await site.stop();
    }
  }
  console.table(reports);
  const turned = reports.filter(({ isFalse }) => isFalse).length;
  console.log(JSON.stringify({ newsrooms: reports.length, turned }));
  return turned === 0 ? 0 : 1;
}

const rowOf = ({ statement, honest, attackers, truth, lie, before, after, plurality }: AttackedClaim) => ({
  claim: statement.replace(" that was said in the town is so.", ""),
  honest,
  attackers,
  truth,
  lie,
  before,
  after,
  "by heads": plurality,
});

/** The lines of the moderators' list of unusual voting, as text. */
async function deskOf(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/en/desk/review`, { headers: { cookie: `next-auth.session-token=${token}` } });
  const html = await answer.text();
  const from = html.indexOf("Unusual voting</h2>");
  if (from < 0) return "nothing unusual";
  const list = html.slice(from, html.indexOf("</ul>", from));
  return list
    .replaceAll("</li>", "\n")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/ +/g, " ");
}

process.exitCode = await main();
