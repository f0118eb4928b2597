/** A piece of text as it is printed on a page: where its line stands on, in points from the lower left corner, and when it is drawn. */
export type PrintedItem = { text: string; x: number; y: number; width: number; size: number; order: number };

/** What is printed on one line of a column, from left to right. */
export type PrintedLine = { items: PrintedItem[]; x: number; right: number; y: number; size: number };

/** Two pieces stand on the same line when their feet differ by less than this part of their size: raised digits do. */
const SAME_LINE = 0.5;
/** A gap between columns is at least this part of the size of the letters, and is crossed by few of the lines. */
const GUTTER_SIZES = 0.7;
const CROSSED_MAX = 0.2;
/** A column has so many lines at least, so wide as this part of the page, or a table would be read column by column. */
const COLUMN_LINES_MIN = 4;
const COLUMN_WIDTH_MIN = 0.2;
const COLUMN_LINE_CHARACTERS_MIN = 14;
const STEP_POINTS = 2;
const COLUMNS_DEEP_MAX = 3;
/** A line that goes on over the gap leaves less room there than the columns do. */
const ROOM_OF_GUTTER = 0.85;

/** The lines of a page in the order in which they are read: what runs over all columns, and then one column after the other. */
export function linesInOrder(items: readonly PrintedItem[], isRightToLeft: boolean, depth = 0): PrintedLine[][] {
  const lines = linesOf(items);
  const gutter = depth < COLUMNS_DEEP_MAX ? gutterOf(lines) : null;
  if (!gutter) return lines.length > 0 ? [lines] : [];
  const bands: PrintedLine[][] = [];
  let [left, right]: [PrintedItem[], PrintedItem[]] = [[], []];
  let across: PrintedLine[] = [];
  const endColumns = () => {
    const both = [left, right].map((side) => linesInOrder(side, isRightToLeft, depth + 1));
    bands.push(...(isRightToLeft ? both.reverse() : both).flat());
    [left, right] = [[], []];
  };
  const endAcross = () => {
    if (across.length > 0) bands.push(across);
    across = [];
  };
  for (const line of lines) {
    if (crosses(line, gutter)) {
      endColumns();
      across.push(line);
      continue;
    }
    endAcross();
    for (const item of line.items) (item.x + item.width / 2 < gutter.middle ? left : right).push(item);
  }
  endAcross();
  endColumns();
  return bands;
}

/** What stands on the same foot, from the top of the page down. */
function linesOf(items: readonly PrintedItem[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - item.y) < SAME_LINE * Math.max(last.size, item.size)) {
      last.items.push(item);
      if (item.size > last.size) [last.size, last.y] = [item.size, item.y];
    } else {
      lines.push({ items: [item], x: 0, right: 0, y: item.y, size: item.size });
    }
  }
  for (const line of lines) {
    line.items.sort((a, b) => a.x - b.x);
    const inked = line.items.filter(isInked);
    line.x = Math.min(...inked.map(({ x }) => x));
    line.right = Math.max(...inked.map(({ x, width }) => x + width));
  }
  return lines.filter(({ items: some }) => some.some(isInked));
}

const isInked = ({ text }: PrintedItem) => text.trim() !== "";

type Gutter = { middle: number; width: number };

/** The widest strip down the page that hardly any line crosses, with enough lines on both of its sides. */
function gutterOf(lines: readonly PrintedLine[]): Gutter | null {
  if (lines.length < COLUMN_LINES_MIN) return null;
  const from = Math.min(...lines.map(({ x }) => x));
  const until = Math.max(...lines.map(({ right }) => right));
  const wide = until - from;
  const size = middleOf(lines.map((line) => line.size));
  const places = Math.ceil(wide / STEP_POINTS);
  const crossed = new Array<number>(places + 1).fill(0);
  for (const line of lines) {
    const covered = new Set<number>();
    for (const { x, width } of line.items.filter(isInked)) {
      const last = Math.min(places, Math.floor((x + width - from) / STEP_POINTS));
      for (let at = Math.max(0, Math.ceil((x - from) / STEP_POINTS)); at <= last; at++) covered.add(at);
    }
    for (const at of covered) crossed[at] = (crossed[at] ?? 0) + 1;
  }
  let best: Gutter | null = null;
  let begun = -1;
  for (let at = 0; at <= places; at++) {
    const isFree = (crossed[at] ?? 0) <= CROSSED_MAX * lines.length;
    if (isFree && begun < 0) begun = at;
    if (isFree || begun < 0) continue;
    const gutter = { middle: from + ((begun + at - 1) / 2) * STEP_POINTS, width: (at - begun) * STEP_POINTS };
    begun = -1;
    const isInside = gutter.middle - from > COLUMN_WIDTH_MIN * wide && until - gutter.middle > COLUMN_WIDTH_MIN * wide;
    if (!isInside || gutter.width < GUTTER_SIZES * size || (best && best.width >= gutter.width)) continue;
    if (isBetweenColumns(lines, gutter)) best = gutter;
  }
  return best;
}

/** Whether running text stands on both sides: a table has short entries. */
function isBetweenColumns(lines: readonly PrintedLine[], gutter: Gutter): boolean {
  const apart = lines.filter((line) => !crosses(line, gutter));
  return [-1, 1].every((side) => {
    const texts = apart.flatMap(({ items }) => {
      const here = items.filter(({ x, width }) => Math.sign(x + width / 2 - gutter.middle) === side && width >= 0);
      const text = here.map((item) => item.text).join("");
      return text.trim() === "" ? [] : [text.length];
    });
    return texts.length >= COLUMN_LINES_MIN && middleOf(texts) >= COLUMN_LINE_CHARACTERS_MIN;
  });
}

/** Whether a line goes on from one side of a gap to the other. */
function crosses({ items }: PrintedLine, { middle, width }: Gutter): boolean {
  const inked = items.filter(isInked);
  const before = inked.filter((item) => item.x + item.width / 2 < middle);
  const after = inked.filter((item) => item.x + item.width / 2 >= middle);
  if (inked.some((item) => item.x < middle - width / 2 - 1 && item.x + item.width > middle + width / 2 + 1))
    return true;
  if (before.length === 0 || after.length === 0) return false;
  const room = Math.min(...after.map(({ x }) => x)) - Math.max(...before.map((item) => item.x + item.width));
  return room < ROOM_OF_GUTTER * width;
}

export function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
