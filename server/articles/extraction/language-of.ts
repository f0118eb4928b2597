import detector from "eld/medium";
import { languageTag } from "#server/core/rules";

const SAMPLE_CHARACTERS = 5_000;
/** A shorter text says less about its language than its page does. */
const TELLING_CHARACTERS = 200;
/** Languages that are written so alike that the page knows better. */
const ALIKE = ["no nb nn da", "hr sr bs sh cnr", "id ms", "fa prs"].map((group) => group.split(" "));
/** What the words cannot be told to be: of a page in another language they say nothing. */
const KNOWN = new Set(Object.values(detector.info().Languages));

/**
 * The language of a text: of a longer one what its words are, since pages often name another; of a shorter one what was declared. Null
 * when neither tells.
 */
export function languageOf(declared: string | null, text: string): string | null {
  const said = languageTag(declared?.trim() ?? "");
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const guess = detector.detect(sample);
  const heard = languageTag(guess.language);
  if (said === null || heard === null) return said ?? heard;
  const isTelling = sample.length >= TELLING_CHARACTERS && guess.isReliable() && KNOWN.has(primaryOf(said));
  return isTelling && !isSameLanguage(said, heard) ? heard : said;
}

function isSameLanguage(one: string, other: string): boolean {
  const [first, second] = [primaryOf(one), primaryOf(other)];
  return first === second || ALIKE.some((group) => group.includes(first) && group.includes(second));
}

const primaryOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? tag;
