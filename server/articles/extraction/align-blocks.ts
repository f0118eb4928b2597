import type { Block } from "#server/articles/extraction/blocks";

/** A block of so many letters is known again wherever it stands. */
const LONG_KEY = 60;
/** What is compared letter by letter of all that lies between two that are sure, in cells of a table. */
const CELLS_MAX = 400_000;

/**
 * Which blocks of a page another reading of it kept, in their order: those that stand once in both and do not cross are sure, and
 * between them the longest run that both have. Works for any reader and needs no marks in the page.
 */
export function alignBlocks(page: readonly Block[], kept: readonly Block[]): boolean[] {
  const isKept = page.map(() => false);
  const anchors = longestRun(uniquePairs(page, kept));
  let cells = CELLS_MAX;
  let [fromPage, fromKept] = [0, 0];
  for (const [at, other] of [...anchors, [page.length, kept.length] as const]) {
    const [rows, columns] = [at - fromPage, other - fromKept];
    if (rows > 0 && columns > 0 && rows * columns <= cells) {
      cells -= rows * columns;
      for (const row of commonRun(page.slice(fromPage, at), kept.slice(fromKept, other))) isKept[fromPage + row] = true;
    }
    if (at < page.length) isKept[at] = true;
    [fromPage, fromKept] = [at + 1, other + 1];
  }
  const all = kept.map(({ key }) => key).join("");
  page.forEach(({ key }, at) => {
    if (key.length >= LONG_KEY && all.includes(key)) isKept[at] = true;
  });
  return isKept;
}

function uniquePairs(page: readonly Block[], kept: readonly Block[]): [number, number][] {
  const once = (blocks: readonly Block[]) => {
    const places = new Map<string, number | null>();
    blocks.forEach(({ key }, at) => {
      if (key !== "") places.set(key, places.has(key) ? null : at);
    });
    return places;
  };
  const inKept = once(kept);
  return [...once(page)].flatMap(([key, at]) => {
    const other = inKept.get(key);
    return at === null || other === null || other === undefined ? [] : [[at, other] as [number, number]];
  });
}

/** The longest run of pairs whose second numbers grow as the first do. (Patience sorting.) */
function longestRun(pairs: [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before = pairs.map(() => -1);
  pairs.forEach(([, other], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const run: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.unshift(pair);
  }
  return run;
}

/** The places in the first list of its longest common run with the second. */
function commonRun(page: readonly Block[], kept: readonly Block[]): number[] {
  const width = kept.length + 1;
  const longest = new Uint16Array((page.length + 1) * width);
  for (let row = page.length - 1; row >= 0; row--) {
    for (let column = kept.length - 1; column >= 0; column--) {
      const key = page[row]?.key;
      longest[row * width + column] =
        key !== "" && key === kept[column]?.key
          ? (longest[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(longest[(row + 1) * width + column] ?? 0, longest[row * width + column + 1] ?? 0);
    }
  }
  const rows: number[] = [];
  for (let row = 0, column = 0; row < page.length && column < kept.length; ) {
    const key = page[row]?.key;
    if (key !== "" && key === kept[column]?.key) {
      rows.push(row);
      row += 1;
      column += 1;
    } else if ((longest[(row + 1) * width + column] ?? 0) >= (longest[row * width + column + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return rows;
}
