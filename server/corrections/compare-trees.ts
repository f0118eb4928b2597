import { diffArrays } from "diff";
import type { RenderedNode } from "#server/checks/views";

type Element = Extract<RenderedNode, { type: "element" }>;
type Root = Extract<RenderedNode, { type: "root" }>;
type Kind = "kept" | "added" | "removed";

const COMPARING_MAX_MS = 1_500;
/** Unchanged paragraphs that stand around a change. */
const AROUND_BLOCKS = 1;
/** Two paragraphs of which less is the same, in parts of one, are shown one after the other instead of in each other. */
const SAME_MIN = 0.3;
/** What can be shown twice, once as it was and once as it is. */
const STANDS_ALONE = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"]);
const HOLDS_BLOCKS = new Set(["ul", "ol", "blockquote", "table", "thead", "tbody", "tr"]);
const BLOCKS = new Set([...HOLDS_BLOCKS, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "td", "th", "hr"]);

/**
 * What differs between two texts of a check as readers see them: the later one with what went in `del` and what came in `ins`,
 * and only a paragraph around each change. Null when that would take longer than 1.5 s.
 */
export function differenceOfTrees(before: RenderedNode, after: RenderedNode): Root | null {
  const until = Date.now() + COMPARING_MAX_MS;
  const children = compareBlocks(blocksOf(before), blocksOf(after), until);
  return children && { type: "root", children: shortened(children).map(({ node }) => node) };
}

type Compared = { node: RenderedNode; isChanged: boolean };

const childrenOf = (node: RenderedNode): RenderedNode[] => (node.type === "text" ? [] : node.children);
const isBlank = (node: RenderedNode) => node.type === "text" && node.value.trim() === "";
const blocksOf = (node: RenderedNode): RenderedNode[] => childrenOf(node).filter((child) => !isBlank(child));
const isElement = (node: RenderedNode | undefined): node is Element => node?.type === "element";
const holdsBlocks = (node: RenderedNode): boolean =>
  isElement(node) &&
  (HOLDS_BLOCKS.has(node.tagName) || node.children.some((child) => isElement(child) && BLOCKS.has(child.tagName)));

function compareBlocks(before: RenderedNode[], after: RenderedNode[], until: number): Compared[] | null {
  const keys = (nodes: RenderedNode[]) => nodes.map((node) => JSON.stringify(node));
  const changes = diffArrays(keys(before), keys(after), { timeout: Math.max(1, until - Date.now()) });
  if (!changes) return null;
  const compared: Compared[] = [];
  let [old, now] = [0, 0];
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at];
    if (!change) continue;
    if (!change.added && !change.removed) {
      for (const node of after.slice(now, now + change.count)) compared.push({ node, isChanged: false });
      old += change.count;
      now += change.count;
      continue;
    }
    const next = changes[at + 1];
    const [went, came] = change.removed ? [change, next?.added ? next : null] : [null, change];
    const gone = before.slice(old, old + (went?.count ?? 0));
    const come = after.slice(now, now + (came?.count ?? 0));
    for (let pair = 0; pair < Math.max(gone.length, come.length); pair++) {
      for (const node of comparePair(gone[pair], come[pair], until)) compared.push({ node, isChanged: true });
    }
    old += gone.length;
    now += come.length;
    if (went && came) at += 1;
  }
  return compared;
}

function comparePair(gone: RenderedNode | undefined, come: RenderedNode | undefined, until: number): RenderedNode[] {
  if (isElement(gone) && isElement(come) && gone.tagName === come.tagName) {
    if (holdsBlocks(gone) && holdsBlocks(come)) {
      const inside = compareBlocks(blocksOf(gone), blocksOf(come), until);
      if (inside) return [{ ...come, children: inside.map(({ node }) => node) }];
    } else if (!holdsBlocks(gone) && !holdsBlocks(come)) {
      const inside = compareWords(gone, come, until);
      if (inside) return [{ ...come, children: inside }];
    }
  }
  return [...(gone ? [marked(gone, "removed")] : []), ...(come ? [marked(come, "added")] : [])];
}

/** A node all of which went or came. */
function marked(node: RenderedNode, kind: Kind): RenderedNode {
  if (holdsBlocks(node) && isElement(node)) {
    return { ...node, children: blocksOf(node).map((child) => marked(child, kind)) };
  }
  if (isElement(node) && BLOCKS.has(node.tagName)) return { ...node, children: [inMark(node.children, kind)] };
  return inMark([node], kind);
}

const inMark = (children: RenderedNode[], kind: Kind): Element => ({
  type: "element",
  tagName: kind === "added" ? "ins" : "del",
  properties: {},
  children,
});

/** A word of a paragraph with the elements that it stands in. */
type Token = { text: string; inside: Element[]; key: string };

const words = new Intl.Segmenter("und", { granularity: "word" });

function tokensOf(nodes: readonly RenderedNode[], inside: Element[] = []): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type !== "text") return tokensOf(childrenOf(node), isElement(node) ? [...inside, node] : inside);
    const around = inside.map(({ tagName, properties }) => tagName + JSON.stringify(properties)).join();
    return Array.from(words.segment(node.value), ({ segment }) => ({ text: segment, inside, key: segment + around }));
  });
}

function compareWords(gone: Element, come: Element, until: number): RenderedNode[] | null {
  const [before, after] = [tokensOf(gone.children), tokensOf(come.children)];
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { timeout: Math.max(1, until - Date.now()) },
  );
  if (!changes) return null;
  const kept = changes.flatMap(({ value, added, removed }) => (added || removed ? [] : value.filter(isWord)));
  const most = Math.max(wordsIn(before), wordsIn(after));
  if (STANDS_ALONE.has(come.tagName) && kept.length < SAME_MIN * most) return null;
  let [old, now] = [0, 0];
  return changes.flatMap(({ count, added, removed }) => {
    const tokens = removed ? before.slice(old, old + count) : after.slice(now, now + count);
    if (!added) old += count;
    if (!removed) now += count;
    const nodes = nested(tokens);
    if (!added && !removed) return nodes;
    return [inMark(nodes, added ? "added" : "removed")];
  });
}

/** Words put back into the elements that they stood in, those side by side in one. */
function nested(tokens: readonly Token[], depth = 0): RenderedNode[] {
  const nodes: RenderedNode[] = [];
  for (let from = 0; from < tokens.length; ) {
    const around = tokens[from]?.inside[depth];
    let to = from + 1;
    while (to < tokens.length && tokens[to]?.inside[depth] === around) to += 1;
    const run = tokens.slice(from, to);
    if (around) nodes.push({ ...around, children: nested(run, depth + 1) });
    else nodes.push({ type: "text", value: run.map(({ text }) => text).join("") });
    from = to;
  }
  return nodes;
}

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
const wordsIn = (tokens: readonly Token[]) => tokens.filter(({ text }) => isWord(text)).length;

const GAP: RenderedNode = {
  type: "element",
  tagName: "p",
  properties: {},
  children: [{ type: "text", value: "…" }],
};

/** Without the paragraphs that are far from every change. */
function shortened(blocks: Compared[]): Compared[] {
  const isNear = (at: number) =>
    blocks.slice(Math.max(0, at - AROUND_BLOCKS), at + AROUND_BLOCKS + 1).some(({ isChanged }) => isChanged);
  return blocks.flatMap((block, at) => {
    if (isNear(at)) return [block];
    return at === 0 || isNear(at - 1) ? [{ node: GAP, isChanged: false }] : [];
  });
}
