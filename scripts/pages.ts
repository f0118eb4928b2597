import { parseArgs } from "node:util";
import { examinePages } from "#tests/pages/examine-pages";
import { measureLighthouse } from "#tests/pages/lighthouse";

/** `npm run pages [-- lighthouse]`: every public page of a real site, by validators that nobody here wrote. */
const PARTS: Record<string, () => Promise<number>> = { examine: examinePages, lighthouse: measureLighthouse };

const { positionals } = parseArgs({ allowPositionals: true });
const asked = positionals.length > 0 ? positionals : Object.keys(PARTS);
let problems = 0;
for (const name of asked) {
  const part = PARTS[name];
  if (!part) {
    console.error(`There is no part “${name}”: choose of ${Object.keys(PARTS).join(", ")}, or none for all.`);
    problems += 1;
  } else problems += await part();
}
console.log(`${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
