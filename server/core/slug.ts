/** Letters that fold to ASCII by more than dropping their marks, by sound, for addresses only. */
const LETTERS: Record<string, string> = {
  ...zip("əƏıİøØłŁđĐħĦŧŦ", "eEiIoOlLdDhHtT"),
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  ...zip("абвгдезийклмнопрстуфхцыэ", "abvgdezijklmnoprstufhcye"),
  ж: "zh",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ю: "yu",
  я: "ya",
  ё: "yo",
  ъ: "",
  ь: "",
  і: "i",
  ї: "yi",
  є: "ye",
  ґ: "g",
  ...pairs(
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts փ p ք k օ o ֆ f",
  ),
  ու: "u",
  և: "ev",
};

function zip(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, Array.from(to)[index] ?? ""]));
}

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(list.matchAll(/(\S+) (\S+)/g), ([, letter = "", sound = ""]) => [letter, sound]),
  );
}

/** A short, stable number for texts in which no letter has an ASCII form (FNV-1a, 32 bit). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}

/**
 * The part of an address that stands for `text`: small ASCII letters, digits and single hyphens, at most `maxLength`
 * characters, cut between words. Text without any such letter gets a short code, so that it is never empty.
 */
export function slugOf(text: string, maxLength: number): string {
  const ascii = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ու", "u")
    .replace(/./gsu, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, "");
  const words = ascii.split(/[^a-z0-9]+/).filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > maxLength) break;
    slug = longer;
  }
  if (slug) return slug;
  const [first] = words;
  return first ? first.slice(0, maxLength) : `n${fingerprint(text.normalize("NFKC"))}`.slice(0, maxLength);
}
