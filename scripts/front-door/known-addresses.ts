import { LOCALES } from "#messages/locales";
import { nowhere } from "#scripts/front-door/whole-pages";
import { SURFACES } from "#server/core/surfaces";

/** What public addresses begin with that stand outside of every language. */
const OUTSIDE_LANGUAGES = Object.values(SURFACES)
  .map(({ path }) => path.split("/")[1] ?? "")
  .filter((first) => first !== ":locale");

/** What an address may begin with: a language of the interface, or one of the product's own folders and files. */
const FIRST_PARTS: ReadonlySet<string> = new Set([
  ...LOCALES,
  ...OUTSIDE_LANGUAGES,
  "",
  "api",
  "dev",
  "_next",
  "fonts",
  "islands",
  "embed.js",
  "icon.svg",
]);

const NEVER_IN_A_PATH = /[\p{Cc}\p{Surrogate}\ufffd]/u;

/**
 * The address that is answered instead of the one that was asked for: itself where it can be read, and otherwise our
 * own page that says there is no such page: for what is no text (`%ff`), holds control characters (`%00`), or begins
 * with nothing that we have.
 */
export function answeredAddress(asked: string): string {
  const [path = "", ...query] = asked.split("?");
  const words = readable(path);
  if (words === null || !FIRST_PARTS.has(words.split("/")[1] ?? "")) return nowhere();
  return query.length > 0 ? `${path}?${query.join("?")}` : path;
}

function readable(path: string): string | null {
  if (!path.startsWith("/") || path.startsWith("//")) return null;
  try {
    const words = decodeURIComponent(path);
    return NEVER_IN_A_PATH.test(words) || words.includes("\\") ? null : words;
  } catch {
    return null;
  }
}
