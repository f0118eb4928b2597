import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/client";
import { ROOT } from "#scripts/root";
import { systemCtx } from "#server/core/context";
import { type AttackedClaim, attackServer } from "#tests/simulation/attack-server";
import { startWebServer } from "#tests/support/web-server";

/**
 * `npm run attack -- [--seed N] [--keep]` starts the product on a database of its own, lets 300 simulated reviewers vote
 * through its API, attacks ten claims that are agreed on, and prints what became of them and what a moderator's desk
 * shows. It ends with 1 when a verdict has moved. `--keep` leaves the site running until Ctrl-C, to be looked at.
 */
const DEFAULT_SEED = 301;

async function main(): Promise<number> {
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

const rowOf = ({ statement, honest, attackers, truth, lie, before, after, plurality }: AttackedClaim) => ({
  claim: statement.replace(" that was said in the town is so.", ""),
  ...{ honest, attackers, truth, lie, before, after, "by heads": plurality },
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
