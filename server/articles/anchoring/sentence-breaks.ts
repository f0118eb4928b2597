/**
 * Where sentences end. The segmenter of the runtime knows the signs that end one (UAX #29); it does not know abbreviations, initials,
 * ordinals, nor who speaks after a quotation. Safe in a browser.
 */

/** What is short for a word and stands before another: a full stop after it ends nothing. */
const NEVER_LAST: Record<string, string> = {
  en: "mr mrs ms dr prof rev gen col capt lt sgt sen rep gov hon st mt ft fig figs pp vol no nos art sec ch approx ca cf eg ie vs al dept est jan feb mar apr jun jul aug sep sept oct nov dec",
  de: "dr prof hr fr frl st nr abs art bzw ca evtl ggf inkl z.b d.h u.a i.d.r o.g s.o vgl abb kap bd hrsg tel str jh h.c dipl ing mag mio mrd tsd",
  fr: "m mm mme mmes mlle mlles dr pr me mgr st ste art al p pp fig vol no n° env av apr cf ex chap éd hab janv févr avr juil sept oct nov déc",
  es: "sr sra srta sres dr dra prof d dª ud uds vd art pág págs fig núm n.º cap vol avda av ee ee.uu gral cnel tte lic ing etc.",
  ru: "г-н г-жа гг гл ред проф акад ген полк ул пр просп пер пл д корп кв стр рис табл им св тел см ср напр тыс млн млрд трлн руб коп обл р-н ст п",
  hy: "պրոֆ դոկ ակադ գեն փող պող հատ էջ նկ աղ տես օր մլն մլրդ հազ",
  az: "prof dr dos akad gen polk küç şəh ray səh bax məs mln mlrd min cən xan",
  tr: "prof dr doç yrd av sn bkz ör örn cad sok mah no ltd şti alb gen yb mr uzm öğr gör",
  ar: "",
  zh: "",
  pt: "sr sra dr dra prof eng art pág núm av ex",
  it: "sig sigg dott prof ing avv art pag fig n ecc.",
  nl: "dhr mevr dr prof mr ir drs art nr blz bijv",
  uk: "вул просп пл проф акад ген рис табл див напр тис млн млрд грн ред ім",
};

/** What is short for a word and may end a sentence: a capital after it begins one. */
const MAY_BE_LAST =
  /^(?:etc|inc|ltd|co|corp|jr|sr|bros|p\.m|a\.m|bn|mn|usw|usf|ecc|vb|vs|və\s?s|т\.\s?д|т\.\s?п|т\.\s?к|др|г|в|гг|вв|н\.\s?э|руб|թ|և\s?այլն|ö|m\.ö|m\.s)$/iu;

/** Words that begin a sentence more often than a name: after them an initialism was the end. */
const BEGINS: Record<string, string> = {
  en: "the a an he she it they we you i this that these those there but and or in on at for from with by as if when while after before nobody no none some many most all his her their its our my what who how why where one two then later now also however yet so not",
  de: "der die das ein eine er sie es wir ihr ich dies diese dann danach später jetzt auch doch aber und in im am auf für mit von nach vor alle viele niemand kein",
  fr: "le la les un une des il elle ils elles nous vous je ce cette ces mais et en dans sur pour avec par après avant personne tous on puis",
  es: "el la los las un una él ella ellos nosotros esto esta este pero y en por para con de después antes nadie todos se no fue luego",
  ru: "он она оно они мы вы я это этот эта но и в на по для с после до потом затем никто все так там его их",
  tr: "bu o ve ama sonra önce herkes hiç kimse biz siz onlar ben",
  az: "bu o və amma sonra hamı heç biz siz onlar mən",
};

const ENDS = "[.!?…։。！？؟۔]";
const CLOSES = "[\"'’”»)\\]）」』›]";
const OPENS = "[\"'‘“„«(\\[（「『‹¿¡]";
const UNCASED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Georgian}]/u;

/** Breaks that the segmenter does not make: before a number, a name like iPhone, a dash of speech, after dots of a script without spaces. */
const MISSING = [
  new RegExp(`(?<=(?:[\\p{L}\\p{M}]{3,}|\\d{3,}|[%)»”])${ENDS}${CLOSES}*)\\s+(?=\\d)`, "gu"),
  new RegExp(`(?<=[.!?…]${CLOSES}*)\\s+(?=\\p{Ll}\\p{Lu})`, "gu"),
  new RegExp(`(?<=[.!?…]${CLOSES}*)\\s+(?=[—–-]\\s?${OPENS}*\\p{Lu})`, "gu"),
  /(?<=…{1,2})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
  /(?<=[\p{Script=Armenian}][:։]["»”]*)\s*(?=["«“]?[\u0531-\u0556\d])/gu,
];

/** How much around a break is looked at, in UTF-16 units. */
const NEAR = 80;

const lists = new Map<string, Set<string>>();

function listOf(table: Record<string, string>, language: string): Set<string> {
  const key = `${table === NEVER_LAST ? "never" : "begins"}:${language}`;
  let list = lists.get(key);
  if (!list) {
    list = new Set((table[language] ?? "").split(" ").filter(Boolean));
    lists.set(key, list);
  }
  return list;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Where the sentences of a line begin, in UTF-16 units, the first at 0; empty for an empty line. */
export function sentenceStarts(line: string, language: string | null): number[] {
  if (line.trim() === "") return [];
  const primary = language?.split("-")[0]?.toLowerCase() ?? "und";
  const breaks = new Set<number>();
  for (const { index } of segmenterOf(primary).segment(line)) if (index > 0) breaks.add(index);
  for (const missing of MISSING) {
    for (const match of line.matchAll(missing)) breaks.add(match.index + match[0].length);
  }
  const moved = [...breaks].map((at) => afterClosing(line, at));
  const kept = [...new Set(moved)].sort((a, b) => a - b);
  const starts = [0];
  for (const at of kept) {
    if (at >= line.length) continue;
    const from = Math.max(starts.at(-1) ?? 0, at - NEAR);
    if (!goesOn(line.slice(from, at), line.slice(at, at + NEAR), primary)) starts.push(at);
  }
  return starts;
}

/** A closing sign belongs to the sentence that it closes, also after a space as in French. */
function afterClosing(line: string, at: number): number {
  const closing = /^(?:\s?[»”’"')\]）」』]+)(?=\s|$|[\p{L}])/u.exec(line.slice(at, at + 4));
  if (!closing) return at;
  const isOpening = /^\s?["']/.test(closing[0]) && /^\s?["']\S/.test(line.slice(at));
  if (isOpening) return at;
  const end = at + closing[0].length;
  return end + (/^\s+/.exec(line.slice(end))?.[0].length ?? 0);
}

const SAYS_AFTER = /^[\p{Script=Han}]{0,7}?[说問问道喊称叫答]/u;

/** Whether what looks like the end of a sentence is none. */
function goesOn(left: string, right: string, language: string): boolean {
  const before = left.trimEnd();
  const next = right.trimStart();
  if (/^[,;:،、，；：]/u.test(next)) return true;
  const bare = next.replace(new RegExp(`^(?:${OPENS}|\\s)+`, "u"), "");
  const isQuoteEnd = new RegExp(`${ENDS}${CLOSES}+$`, "u").test(before);
  // Who says it comes after it.
  if (isQuoteEnd && /^[\p{Script=Han}]/u.test(next) && SAYS_AFTER.test(next)) return true;
  if (/^[—–-]\s?\p{Ll}/u.test(next)) return true;
  if (/^\p{Ll}(?!\p{Lu})/u.test(bare) && !/^\p{Ll}\p{Lu}/u.test(bare)) return !UNCASED.test(bare.charAt(0));
  if (!/\.["'’”»)\]]*$/u.test(before)) return false;
  return goesOnAfterStop(before, bare, language);
}

/** Whether a full stop is that of an abbreviation, an initial or an ordinal. */
function goesOnAfterStop(before: string, bare: string, language: string): boolean {
  const word = /(?:^|[\s(«„“"'’\u00a0-])([\p{L}\p{M}\d.°ªº'-]*[\p{L}\p{M}\d°ªº])\.["'’”»)\]]*$/u.exec(before)?.[1];
  if (word === undefined) return false;
  const ending = word.split(/['’-]/).at(-1) ?? word;
  const plain = word.toLowerCase();
  const last = ending.toLowerCase();
  const isFirst = before.slice(0, before.length - word.length - 1).trim() === "";
  if (/^\d+$/.test(word)) return isOrdinal(before, word, isFirst, language);
  const [nextWord = ""] = bare.match(/^[\p{L}\p{M}’'-]+/u) ?? [];
  const never = listOf(NEVER_LAST, language);
  if (never.has(plain) || (never.has(last) && last.length > 1)) return true;
  if (
    MAY_BE_LAST.test(plain) ||
    MAY_BE_LAST.test(
      before
        .slice(-8, -1)
        .split(/[\s,]+/)
        .slice(-2)
        .join(" "),
    )
  )
    return false;
  // An initial; where letters have no case, any letter that stands alone.
  if (/^(?:\p{Lu}|\p{Lo})\p{M}*$/u.test(ending)) return true;
  if (/^[IVXLC]{2,}$/.test(ending)) return isFirst || language === "tr" || language === "az";
  // Dotted initials: U.S., T.C., А.С.
  if (/^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(word)) {
    if (UNCASED.test(word)) return true;
    return !listOf(BEGINS, language).has(nextWord.toLowerCase());
  }
  // One small letter before another letter with a stop: a. C.
  return /^\p{Ll}$/u.test(last) && /^\p{L}\.(?!\p{L}{2})/u.test(bare);
}

const BEFORE_ORDINAL =
  /(?:^|\s)(?:am|der|die|das|dem|den|des|im|in|vom|zum|zur|bis|seit|ab|beim|jeden|diesem|dieses|unser|ihr|sein|nach|vor|mit|und|oder|el|la)\s+\d{1,3}\.$/iu;

/** A number with a full stop that counts: at the beginning of a sentence, or after an article where it is written so. */
function isOrdinal(before: string, word: string, isFirst: boolean, language: string): boolean {
  if (word.length > 3) return false;
  return isFirst || (/^(?:de|da|nb|no|nn|cs|sk|hu|fi|et|lv|hr|sr|sl)$/.test(language) && BEFORE_ORDINAL.test(before));
}
