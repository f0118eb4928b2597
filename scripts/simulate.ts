import { RULE } from "#server/verdicts/engine/rule";
import { type Count, countVerdicts, RULES, rowOf } from "#tests/simulation/count-verdicts";
import { growSite } from "#tests/simulation/growing-site";
import { SCENARIOS } from "#tests/simulation/scenarios";
import { attacksOnSmallNewsrooms, lineOf, mapOfSmallNewsrooms } from "#tests/simulation/small-tables";

/**
 * `npm run simulate -- [scenario]` sets the bridging rule beside a plurality and a two-thirds majority on invented
 * electorates, honest and attacked; with a word, only the scenarios whose name or section holds it. Ten seeds each.
 * `npm run simulate -- small` prints what standpoints change in small newsrooms (§6.4). The last line is one JSON object.
 */
const SEEDS = Array.from({ length: 10 }, (_, n) => 301 + n);
const WIDTH = 66;
const COLUMN = 28;

/** The small newsrooms: agreed and right in per cent, agreed and false as a number, without and with standpoints. */
function simulateSmall(): number {
  console.log("right % / false, without standpoints → with them");
  const cells = [mapOfSmallNewsrooms(), attacksOnSmallNewsrooms()].flatMap((table) =>
    Array.from(table, (cell) => {
      console.log(lineOf(cell));
      return cell;
    }),
  );
  console.log(JSON.stringify({ cells }));
  return 0;
}

function main(word = ""): number {
  if (word === "small") return simulateSmall();
  const chosen = [...SCENARIOS].filter(([name, { section }]) => name.includes(word) || section === word);
  const grows = "growing site".includes(word) || word === "4.5";
  if (chosen.length === 0 && !grows) {
    console.error(`No scenario holds “${word}”. There are: ${[...SCENARIOS.keys(), "growing site"].join("; ")}.`);
    return 2;
  }
  const rules = [...RULES.keys()];
  console.log(["right % / false %".padEnd(WIDTH), ...rules.map((rule) => rule.padStart(COLUMN))].join(""), "       n");
  const rows = chosen.flatMap(([name, { section, trials }]) => {
    const made = SEEDS.flatMap(trials);
    const counts = new Map(rules.map((rule) => [rule, new Map<string, Count>()]));
    for (const [rule, decide] of RULES) {
      for (const trial of made) countVerdicts(trial, decide, counts.get(rule) ?? new Map());
    }
    return [...(counts.get(rules[0] ?? "")?.keys() ?? [])].flatMap((row) => {
      const found = rules.map((rule) =>
        rowOf(`${name}: ${row}`, rule, counts.get(rule)?.get(row) ?? { n: 0, right: 0, false: 0 }),
      );
      const cells = found.map((cell) => `${cell.right} / ${cell.false}`.padStart(COLUMN));
      console.log([`${section} ${name}: ${row}`.padEnd(WIDTH), ...cells].join(""), String(found[0]?.ci.n).padStart(8));
      return found;
    });
  });
  if (!grows) {
    console.log(JSON.stringify({ rows }));
    return 0;
  }
  const grown = { ours: growSite(SEEDS, RULE), without_common_ground: growSite(SEEDS, { ...RULE, ground: 0 }) };
  for (const [rule, seen] of Object.entries(grown)) console.log(`4.5 growing site, ${rule}: ${JSON.stringify(seen)}`);
  console.log(JSON.stringify({ rows, growing_site: grown }));
  return 0;
}

process.exitCode = main(process.argv[2]);
