import { around, type Block, isParagraph, type Place, standsIn } from "#server/articles/extraction/blocks";

/**
 * Which blocks of a page are its story, beginning with what Readability kept. The rules and their numbers were measured on pages of
 * 2013 to 2026 in thirty languages; `npm run eval -- extraction` measures them again.
 */
export type Choice = {
  blocks: readonly Block[];
  /** What Readability kept of them. */
  kept: readonly boolean[];
  /** What the page is probably called. */
  title: string;
  /** What the page says of itself that its text is, in JSON-LD. */
  declaredBody: string | null;
};

/**
 * The chosen blocks in their order; none where nothing was found. `isOneOfSeveral` says that the page has several stories: what
 * Readability took for the story may then be another one.
 */
export function chooseBlocks({ blocks, kept, title, declaredBody }: Choice): {
  chosen: Block[];
  isOneOfSeveral: boolean;
} {
  const page = new Page(blocks, kept, title);
  const isOneOfSeveral = page.chooseStory();
  if (!isOneOfSeveral) page.rescue();
  page.findRegion();
  page.addAgain();
  page.dropBeside();
  page.trim();
  page.holdToDeclared(declaredBody);
  return { chosen: page.chosen(), isOneOfSeveral };
}

const BODY_NAMED =
  /\b(article-?_?_?body|story-?_?_?body|post-?_?_?body|entry-?_?_?body|news-?_?_?body|body-?_?content|entry-?_?_?content|post-?_?_?content|article-?_?_?content|story-?_?_?content|article-?_?_?text|story-?_?_?text|articletext|td-post-content|mw-parser-output|content-?_?_?body|news-?_?_?content|single-content|field-name-body|text-long|itemfulltext|detail-text|news-?text|article-?_?_?main)/i;
const NOT_BODY = /comment|reply|user-post|related|teaser|recommend/i;
const JUNK =
  /\b(share|sharing|social|related|recommend\w*|promo\w*|newsletter\w*|subscri\w*|sign-?up|advert\w*|ads?|sponsor\w*|outbrain|taboola|comments?|disqus|breadcrumbs?|pagination|menu|toolbar|sidebar|widget|popular|trending|most-?read|tags?|tag-?list|author-?(bio|box|info)|about-?author|cookie\w*|paywall|modal|popup|teaser\w*|more-?on|read-?more|also-?read|see-?also|donat\w*|related-?posts|nocontent|navbox|catlinks|mw-editsection|reflist|references|metadata|hatnote|noprint)\b/i;
const WEAK_JUNK = /\b(share|sharing|social|widget|sidebar)\b/i;
const CAPTION =
  /\b(wp-caption\w*|captions?|img-?caption|photo-?caption|image-?caption|bildunterschrift|figcaption|legende|didascalia|pie-?de-?foto|media-?caption|credit|copyright|photo-?credit|image-?credit)\b|caption/i;
const DECK =
  /\b(deck|dek|standfirst|preamble|summary|subtitle|subhead\w*|chapo|chapeau|sommario|lead|lede|intro|ingress|teaser-text|entradilla|abstract|excerpt|description|sub-?title|subtitulo|spot)\b/i;
const FACT_BOX = /\b(fact-?box|factbox|faktabox|infobox|info-?box|fakta|key-?points?|explainer)\b/i;
const CORRECTION =
  /^(correction|corrections|clarification|editor.?s note|update[d]?( \d|:)|errat|berichtigung|korrektur|anmerkung der redaktion|rectificatif|correctif|corrección|fe de erratas|rettifica|correção|rättelse|rettelse|oikaisu|sprostowanie|исправление|уточнение|поправка|düzeltme|تصحيح|更正|訂正)/i;
const CALL =
  /^(read more|read also|also read|read:|see also|see:|more:|more on|related|watch:|listen:|click here|subscribe|sign up|follow us|join us|join our|get the|download|share this|share on|support|advertisement|sponsored|recommended|don.t miss|lesen sie|mehr zum|mehr zu|lesen sie auch|das könnte|lire aussi|à lire|lire la suite|voir aussi|abonnez|inscrivez|leia também|leia mais|veja também|lee también|leer más|lea también|te puede|suscr|leggi anche|leggi tutto|iscriviti|читайте также|читать также|подпис|смотрите также|читайте нас|ayrıca|ilginizi|haberin devamı|abone ol|اقرأ أيضا|اقرأ أيضًا|続きを読む|関連記事|相关阅读|延伸阅读|관련기사|czytaj także|czytaj też|zobacz także|zobacz też|čtěte také|čtěte|přečtěte|läs också|läs mer|læs også|lesa meira|baca juga|xem thêm|lees ook|lees meer|luister|kyk:|readers|tell us|contact us|have you|what do you think|let us know|email us|send us|all rights|©|copyright|this article (was|is|originally|first)|originally published|image:|photo:|video:|foto:|quelle:|source:)/i;
const CALL_ANYWHERE =
  /\b(follow\b.{1,40}\bon (x|twitter|facebook|instagram|linkedin|telegram|whatsapp)|sign up (for|to)|subscribe to|newsletter)\b/i;
const QUOTED = /["“”„«»]/;
const CREDIT =
  /^(photo|photograph|image|picture|foto|fotos|bild|bilder|video|illustration|credit|getty|afp|reuters|ap photo|source|quelle|copyright|©|\(c\))\b/i;
const BY_OR_DATE =
  /^(by|von|par|por|di|da|автор|od|af|av|door|deur|tekst|text|words by|written by|reporting by|published|updated|posted|last updated|first published|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|опубликовано|yayın|giriş|güncelleme|haber giriş)(?!\p{L})|\b(19|20)\d\d\b.{0,24}\d{1,2}[:.h]\d\d|\d{1,2}[./ -](\d{1,2}|\p{L}{3,10})[./ -](19|20)\d\d/iu;
const CONTRIBUTED = /contributed to this (report|story|article)|reporting by .* editing by/i;

const HEADINGS = new Set(["H1", "H2", "H3", "H4", "H5", "H6"]);
const TITLE_SHARED = 0.6;
const ROOT_SHARE = 0.75;
const BIG_SHARE = 0.2;
const STORY_WORDS_MIN = 15;

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Which part of the smaller set of words the other shares, from 0 to 1. */
export function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0) return 0;
  return [...one].filter((word) => other.has(word)).length / smaller;
}

class Page {
  readonly #blocks: readonly Block[];
  readonly #title: string;
  readonly #isParagraph: boolean[];
  #kept: boolean[];
  /** The deepest element that holds three quarters of what is kept. */
  #root: Place | null = null;
  /** The same, and named as the body of a story. */
  #region: Place | null = null;

  constructor(blocks: readonly Block[], kept: readonly boolean[], title: string) {
    this.#blocks = blocks;
    this.#kept = [...kept];
    this.#title = title;
    this.#isParagraph = blocks.map(isParagraph);
  }

  chosen(): Block[] {
    return this.#blocks.filter((_, at) => this.#kept[at]);
  }

  /** Of several stories on one page the one whose heading is the page's; false where there are not several. */
  chooseStory(): boolean {
    const stories = new Map<Place, number>();
    for (const block of this.#blocks) {
      const heading = [...around(block)].find(({ tag }) => tag === "H1");
      const story = heading && [...around(block)].find(({ tag }) => tag === "ARTICLE");
      if (story && !stories.has(story)) stories.set(story, sharedWords(block.text, this.#title));
    }
    if (stories.size < 2) return false;
    const best = Math.max(...stories.values());
    if (best < TITLE_SHARED) return false;
    const [chosen] = [...stories].find(([, score]) => score === best) ?? [];
    if (!chosen) return false;
    for (const [story, score] of stories) {
      if (story === chosen || score >= best / 2) continue;
      this.#eachKept((block, at) => {
        if (standsIn(block, (place) => place === story)) this.#kept[at] = false;
      });
    }
    const inChosen = (block: Block) => standsIn(block, (place) => place === chosen);
    const words = this.#sum((block, at) => Boolean(this.#kept[at]) && inChosen(block));
    if (words < STORY_WORDS_MIN) {
      this.#blocks.forEach((block, at) => {
        if (inChosen(block) && this.#isParagraph[at]) this.#kept[at] = true;
      });
    }
    return true;
  }

  /** Where Readability kept little, the element that is named as the body of a story and holds much more. */
  rescue(): void {
    const kept = this.#sum((_, at) => Boolean(this.#kept[at] && this.#isParagraph[at]));
    const sizes = new Map<Place, { words: number; kept: number }>();
    this.#blocks.forEach((block, at) => {
      if (!this.#isParagraph[at]) return;
      for (const place of around(block)) {
        const size = sizes.get(place) ?? { words: 0, kept: 0 };
        size.words += block.words;
        if (this.#kept[at]) size.kept += block.words;
        sizes.set(place, size);
      }
    });
    let best: { place: Place; score: number; words: number; kept: number; times: number } | null = null;
    for (const [place, { words, kept: ofKept }] of sizes) {
      const isNamed = BODY_NAMED.test(place.marks);
      const isBody = isNamed || place.tag === "ARTICLE" || place.tag === "MAIN";
      if (!isBody || NOT_BODY.test(place.marks)) continue;
      const ofTag = place.tag === "ARTICLE" ? { weight: 0.8, times: 2.5 } : { weight: 0.6, times: 3 };
      const { weight, times } = isNamed ? { weight: 1, times: 1.3 } : ofTag;
      if (!best || words * weight > best.score) best = { place, score: words * weight, words, kept: ofKept, times };
    }
    if (!best || best.words < 60) return;
    const isMissed = best.kept < 0.5 * best.words && best.words >= best.times * kept;
    if (!isMissed) return;
    const { place: chosen } = best;
    this.#blocks.forEach((block, at) => {
      this.#kept[at] = Boolean(this.#isParagraph[at]) && standsIn(block, (place) => place === chosen);
    });
  }

  /** The element that the story stands in; what was kept outside of one that is named so is dropped. */
  findRegion(): void {
    const words = new Map<Place, number>();
    let all = 0;
    this.#eachKept((block, at) => {
      if (!this.#isParagraph[at]) return;
      all += block.words;
      for (const place of around(block)) words.set(place, (words.get(place) ?? 0) + block.words);
    });
    if (all === 0) return;
    for (const [place, held] of words) {
      if (held < ROOT_SHARE * all) continue;
      if (!this.#root || place.depth > this.#root.depth) this.#root = place;
      const isNamed = BODY_NAMED.test(place.marks) && !NOT_BODY.test(place.marks);
      if (isNamed && (!this.#region || place.depth > this.#region.depth)) this.#region = place;
    }
    const region = this.#region;
    if (region) {
      this.#eachKept((block, at) => {
        if (!standsIn(block, (place) => place === region)) this.#kept[at] = false;
      });
    }
  }

  /** Words of the story that Readability left out: paragraphs and lists between those it kept, decks, corrections. */
  addAgain(): void {
    const root = this.#root;
    const [first, last] = this.#ends();
    if (!root || first < 0) return;
    const inRoot = (block: Block) => standsIn(block, (place) => place === root);
    this.#blocks.forEach((block, at) => {
      if (this.#kept[at]) return;
      const isInside = at > first && at < last && inRoot(block);
      if (isInside && this.#belongs(block, at)) this.#kept[at] = true;
      else if (
        at > first &&
        at <= last + 12 &&
        CORRECTION.test(block.text) &&
        block.words >= 4 &&
        (inRoot(block) || at > last)
      )
        this.#kept[at] = true;
      else if (isInside && this.#marked(block, FACT_BOX) && block.linked < 0.5) this.#kept[at] = true;
    });
    this.#addDeck(first);
  }

  #belongs(block: Block, at: number): boolean {
    const { tag } = block.place;
    const isBeside = standsIn(block, ({ tag: one }) => ["FIGURE", "FIGCAPTION", "NAV", "FOOTER", "FORM"].includes(one));
    if (isBeside || isCall(block)) return false;
    const junk = this.#marked(block, JUNK);
    const isWhole = block.linked === 0 && block.isSentence && block.words >= 9;
    if (junk && !(isWhole && this.#marked(block, WEAK_JUNK) && this.#isParagraph[at - 1] && this.#isParagraph[at + 1]))
      return false;
    if (this.#isParagraph[at]) return true;
    const tags = [...around(block)].slice(0, 3).map((place) => place.tag);
    if (tags.includes("P") && block.words >= 12 && block.isSentence) return true;
    const isPart =
      tags.some((one) =>
        ["H2", "H3", "H4", "H5", "H6", "LI", "TD", "TH", "DT", "DD", "PRE", "BLOCKQUOTE"].includes(one),
      ) || HEADINGS.has(tag);
    return isPart && block.linked < 0.5;
  }

  #addDeck(first: number): void {
    const heading = this.#blocks.findIndex(
      (block) => standsIn(block, ({ tag }) => tag === "H1") && sharedWords(block.text, this.#title) >= TITLE_SHARED,
    );
    if (heading < 0 || first - heading >= 40) return;
    for (let at = heading + 1; at < first; at++) {
      const block = this.#blocks[at];
      if (!block || this.#kept[at] || block.words < 8 || block.linked > 0.5 || isCall(block)) continue;
      if ([...around(block)].slice(0, 2).some(({ marks }) => DECK.test(marks))) this.#kept[at] = true;
    }
  }

  /** What stands beside the story: captions, credits, links, calls, lines with names and days. */
  dropBeside(): void {
    const [first, last] = this.#ends();
    const lists = this.#linkedLists();
    const lines = new Map<Place | null, number>();
    const isLine = (block: Block) => block.words <= 14 && !block.isSentence && BY_OR_DATE.test(block.text);
    this.#eachKept((block) => {
      if (isLine(block)) lines.set(block.place.parent, (lines.get(block.place.parent) ?? 0) + 1);
    });
    this.#eachKept((block, at) => {
      if (CORRECTION.test(block.text)) return;
      const places = [...around(block)];
      const tags = places.map(({ tag }) => tag);
      const isInTable = tags.some((tag) => ["LI", "TABLE", "H2", "H3", "H4"].includes(tag));
      const isLinkLine = block.linked >= 0.9 && !isInTable && !(block.isSentence && block.words >= 8);
      const isQuoted = tags.some((tag) => ["LI", "TABLE", "BLOCKQUOTE"].includes(tag));
      const isOutside = at < first || at > last;
      const drop =
        tags.includes("FIGCAPTION") ||
        this.#marked(block, CAPTION) ||
        (block.words <= 30 && CREDIT.test(block.text) && !block.isSentence) ||
        (this.#marked(block, JUNK) && !this.#marked(block, FACT_BOX)) ||
        isLinkLine ||
        places.some((place) => lists.has(place)) ||
        isCall(block) ||
        (isOutside && isLine(block) && !isQuoted && (lines.get(block.place.parent) ?? 0) < 3);
      if (drop) this.#kept[at] = false;
    });
  }

  /** Lists nearly all of whose items are links. */
  #linkedLists(): Set<Place> {
    const items = new Map<Place, { all: number; linked: number }>();
    for (const block of this.#blocks) {
      const list = [...around(block)].find(({ tag }) => tag === "UL" || tag === "OL");
      if (!list) continue;
      const count = items.get(list) ?? { all: 0, linked: 0 };
      count.all += 1;
      if (block.linked > 0.8) count.linked += 1;
      items.set(list, count);
    }
    return new Set([...items].flatMap(([list, { all, linked }]) => (linked >= 2 && linked >= 0.8 * all ? [list] : [])));
  }

  /** Before the first paragraph the title and what is no sentence; after the last headings, links and names. */
  trim(): void {
    const [first] = this.#ends();
    this.#eachKept((block, at) => {
      if (at >= first) return;
      const isTitle = standsIn(block, ({ tag }) => tag === "H1") || sharedWords(block.text, this.#title) >= 0.8;
      const isInRegion = this.#region !== null && this.#blocks[first]?.place.parent === block.place.parent;
      if (isTitle || (block.words < 8 && !block.isSentence && !isInRegion)) this.#kept[at] = false;
    });
    for (let at = this.#blocks.length - 1; at >= 0; at--) {
      const block = this.#blocks[at];
      if (!block || !this.#kept[at]) continue;
      if (CORRECTION.test(block.text)) break;
      const isHeading = [...around(block)].slice(0, 3).some(({ tag }) => HEADINGS.has(tag));
      const isLoose = isHeading || block.linked > 0.85 || block.words <= 4 || CONTRIBUTED.test(block.text);
      if (!isLoose) break;
      this.#kept[at] = false;
    }
  }

  /** Where the page says what its text is, and nearly all of the story is in it, the rest is not the story. */
  holdToDeclared(body: string | null): void {
    if (body === null) return;
    const declared = body
      .replace(/<[^>]*>/g, " ")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
    let [all, held] = [0, 0];
    this.#eachKept((block, at) => {
      if (!this.#isParagraph[at]) return;
      all += block.words;
      if (declared.includes(block.key)) held += block.words;
    });
    if (all === 0 || held < 0.8 * all) return;
    this.#eachKept((block, at) => {
      if (block.key.length > 20 && !declared.includes(block.key)) this.#kept[at] = false;
    });
  }

  /** Whether a block stands in something named so, below the root and not in what holds much of the story. */
  #marked(block: Block, names: RegExp): boolean {
    const depth = this.#root?.depth ?? 0;
    return standsIn(block, (place) => place.depth > depth && names.test(place.marks) && !this.#isBig(place));
  }

  readonly #sizes = new Map<Place, number>();
  #all = 0;

  #isBig(place: Place): boolean {
    if (this.#sizes.size === 0) {
      this.#eachKept((block, at) => {
        if (!this.#isParagraph[at]) return;
        this.#all += block.words;
        for (const one of around(block)) this.#sizes.set(one, (this.#sizes.get(one) ?? 0) + block.words);
      });
    }
    return (this.#sizes.get(place) ?? 0) >= BIG_SHARE * Math.max(1, this.#all);
  }

  #ends(): [number, number] {
    const isMain = (_: unknown, at: number) => Boolean(this.#kept[at] && this.#isParagraph[at]);
    return [this.#blocks.findIndex(isMain), this.#blocks.findLastIndex(isMain)];
  }

  #eachKept(work: (block: Block, at: number) => void): void {
    this.#blocks.forEach((block, at) => {
      if (this.#kept[at]) work(block, at);
    });
  }

  #sum(which: (block: Block, at: number) => boolean): number {
    return this.#blocks.reduce((sum, block, at) => sum + (which(block, at) ? block.words : 0), 0);
  }
}

function isCall(block: Block): boolean {
  if (QUOTED.test(block.text)) return false;
  if (CALL.test(block.text) && (block.words <= 25 || block.linked > 0.3)) return true;
  return CALL_ANYWHERE.test(block.text) && block.words <= 45;
}
