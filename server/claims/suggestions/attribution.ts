import { WORD_LISTS } from "#server/claims/suggestions/word-lists";

/** Who is said to have said something, with the words of the name, in UTF-16 units of the sentence. */
type Attribution = { name: string; first: number; last: number };

const PARTICLE = "(?:de|del|della|di|da|das|dos|van|von|der|den|ter|bin|ibn|al|el|la|le|du|des|of|the|and)";
const CAPITAL = "(?:(?:\\p{Lu}\\.){2,}|\\p{Lu}[\\p{L}\\p{M}’'\u055a-]*\\.?)";
/** One to six words with capitals, with particles between them. */
const NAME = `((?:${CAPITAL})(?:\\s+(?:${PARTICLE}\\s+){0,2}${CAPITAL}){0,5})`;
/** With what somebody is, in small letters before the name: “министр образования Анна Петрова”. */
const TITLED = `((?:(?!am|im|in|on|at|que|qu|dass|что)\\p{Ll}[\\p{L}\\p{M}-]+\\s+){0,4}?(?:${CAPITAL})(?:\\s+(?:${PARTICLE}\\s+){0,2}${CAPITAL}){0,5})`;
const APPOSITION = '(?:,\\s+[^,.;:!?“”"«»]{2,70},)?';

/** What is no name although it begins with a capital: the first words of sentences, and days. */
const NO_NAME = new Set(
  (
    "he she it they we i you who this that these those there here what when while where why how if but and or so as in on at by for from with after before many some most all nobody " +
    "everyone one two three four five another both officials police experts critics sources people residents witnesses reporters " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "er sie es wir ich dies das der die ein eine viele alle montag dienstag mittwoch donnerstag freitag samstag sonntag " +
    "il elle ils elles on nous je ce cette les le la un une lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "él ella ellos ellas yo esto esta este los las el lunes martes miércoles jueves viernes sábado domingo " +
    "он она они мы я это этот об в на по как также понедельник вторник среда четверг пятница суббота воскресенье " +
    "նա նրանք ես մենք սա այս այդ o bu onlar biz mən ben sen o bu"
  ).split(" "),
);

/** Verbs after which the name of the hearer stands, not of the speaker. */
const HEARD_BY = new Set([
  "told",
  "tells",
  "according",
  "laut",
  "zufolge",
  "teilte",
  "selon",
  "según",
  "словам",
  "данным",
  "göre",
  "görə",
  "əsasən",
  "خոսքով",
  "խոսքով",
  "بحسب",
  "وفقا",
]);

const ACCORDING =
  /(?<![\p{L}\p{M}])(?:according to|laut|nach angaben von|selon|d'après|según|de acuerdo con|по словам|по данным|по мнению|со слов|بحسب|وفقا ل|وفقاً ل)\s+(?:the\s+|der\s+|dem\s+|le\s+|la\s+|el\s+)?/giu;

const cached = new Map<string, RegExp[]>();

/** The patterns of a language, the surest first; each has the name in its first group. */
function patternsOf(language: string): RegExp[] {
  let known = cached.get(language);
  if (known) return known;
  const verbs = (WORD_LISTS[language]?.speech ?? "").split("|").filter((verb) => verb && !HEARD_BY.has(verb));
  const verb = `(?:${verbs.join("|") || "\\b\\B"})`;
  const isTurkic = language === "tr" || language === "az";
  known = [
    // “…,” said Anna Petrov; «…», — сказала Анна Петрова; »,- ասաց Ն. Փաշինյանը
    new RegExp(
      `[”“»"],?\\s*[-—–]?\\s*(?:\\p{L}+\\s+){0,2}?(?<![\\p{L}\\p{M}])${verb}\\s+(?:the\\s+|der\\s+|le\\s+|la\\s+|el\\s+)?${TITLED}`,
      "gu",
    ),
    // Anna Petrov, the mayor, said
    new RegExp(
      `(?<![\\p{L}\\p{M}])${NAME}${APPOSITION}\\s+(?:(?:a|has|have|had|hat|haben|ha|ont|har|has also|also|auch|aussi|también|также)\\s+){0,2}${verb}(?![\\p{L}\\p{M}])`,
      "gu",
    ),
    // …, said Anna Petrov at the end of a sentence without quotation marks
    new RegExp(`,\\s*(?:a |ha |hat )?${verb}\\s+(?:the\\s+|der\\s+|le\\s+|la\\s+|el\\s+)?${TITLED}`, "gu"),
    ...(isTurkic
      ? [
          // Before a comma, so that the first word of the sentence is not taken for a name.
          new RegExp(
            `(?<![\\p{L}\\p{M}])((?:${CAPITAL}\\s+){1,4}${CAPITAL}),\\s[^!?]{3,}(?<![\\p{L}\\p{M}])${verb}[.!]?[”"»]?$`,
            "gu",
          ),
          new RegExp(`^${NAME},?\\s[^!?]{3,}(?<![\\p{L}\\p{M}])${verb}[.!]?[”"»]?$`, "gu"),
          new RegExp(`${NAME}(?:['’](?:y?[eaəı]|n[ıiuüaeə]))?\\s+(?:göre|görə)(?![\\p{L}\\p{M}])`, "gu"),
        ]
      : []),
    ...(language === "hy" ? [new RegExp(`${NAME}\\s+(?:[\\p{Ll}\\p{M}]+\\s+){0,3}(?:${verb}|խոսքով)`, "gu")] : []),
  ];
  cached.set(language, known);
  return known;
}

const CHINESE_NAME =
  /(?:^|[，。；“”、\s])([\p{Script=Han}·]{2,14}?)(?:\d{1,2}日)?(?:在[^，。]{2,16})?(?:表示|指出|宣布|称|说)[，：:]?/u;
const ARABIC_VERB =
  /(?<![\p{L}\p{M}])(?:و?قال(?:ت)?|و?أعلن(?:ت)?|صرح(?:ت)?|و?أكد(?:ت)?|و?أضاف(?:ت)?|ذكر(?:ت)?)\s+((?:[\p{Script=Arabic}]+\s+){0,4}?[\p{Script=Arabic}]+)(?=\s+(?:إن|أن|ان|في|خلال|لـ|،|:)|،|:)/u;
const NAME_MAX_CHARACTERS = 80;

/**
 * Who a sentence says it from, or null: “…, said the minister Anna Petrov”, “according to the ministry”. A draft, to be looked at by whoever
 * makes a claim of it: pronouns and days are no names, and of “told” the hearer is not the speaker.
 */
export function attributionIn(text: string, language: string): Attribution | null {
  if (language === "zh") return named(text, CHINESE_NAME.exec(text));
  if (language === "ar") return named(text, ARABIC_VERB.exec(text));
  for (const pattern of patternsOf(language)) {
    for (const match of text.matchAll(pattern)) {
      const found = named(text, match);
      if (found) return found;
    }
  }
  for (const match of text.matchAll(ACCORDING)) {
    const rest = text.slice(match.index + match[0].length);
    const name = new RegExp(`^${NAME}`, "u").exec(rest);
    // “Palestinian health authorities”: what one word begins goes on in small letters.
    const goesOn =
      /^\p{Lu}[\p{L}\p{M}]+(?:\s+(?!and|or|but|that|who|in|on|at|to|the|за|на)\p{Ll}[\p{L}\p{M}]+){1,2}/u.exec(rest);
    if (name && goesOn && !/\s/.test(name[1] ?? "")) name[0] = name[1] = goesOn[0];
    const found = name && named(text, name, match.index + match[0].length);
    if (found) return found;
  }
  return null;
}

function named(text: string, match: RegExpExecArray | RegExpMatchArray | null, offset = 0): Attribution | null {
  const raw = match?.[1];
  if (!match || raw === undefined) return null;
  let first = offset + (match.index ?? 0) + match[0].lastIndexOf(raw);
  let name = raw.trim();
  // “On Monday Anna Petrov said”: the first words are none of the name.
  for (
    let word = /^([\p{L}\p{M}’']+)\s+/u.exec(name);
    word && NO_NAME.has((word[1] ?? "").toLowerCase());
    word = /^([\p{L}\p{M}’']+)\s+/u.exec(name)
  ) {
    name = name.slice(word[0].length);
    first += word[0].length;
  }
  name = name
    .replace(/\s+(?:and|of|the|de|la|al|el|von|van)$/iu, "")
    .replace(/\.$/, (stop) => (/(?:^|\s)\p{L}\.$/u.test(name) ? stop : ""));
  if (name.length < 2 || name.length > NAME_MAX_CHARACTERS || NO_NAME.has(name.toLowerCase())) return null;
  // “the minister of defence, Anna Petrov”: the name comes after the comma.
  const proper =
    /^\p{Ll}/u.test(name) && new RegExp(`^,\\s+${NAME}(?=[,.]|$)`, "u").exec(text.slice(first + name.length));
  if (proper && proper[1] !== undefined) {
    first += name.length + proper[0].indexOf(proper[1]);
    name = proper[1].replace(/\.$/, "");
  }
  return text.slice(first, first + name.length) === name ? { name, first, last: first + name.length } : null;
}
