type Node = {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
  position?: { start: { offset?: number }; end: { offset?: number } };
};

const CITATION = /\[S([1-9]\d{0,3})\]/g;
/** The same as someone typed it, perhaps with a backslash so that it is none. */
const TYPED = /(\\?)\[S([1-9]\d{0,3})(\\?)\]/g;

/** Turns [S1] in running text into a link to the source with that number, and notes the number in `cited`. */
export function linkCitations(cited: Set<number>) {
  return (tree: Node, { value: markdown }: { value: unknown }): void => visit(tree, String(markdown), cited);
}

function visit(node: Node, markdown: string, cited: Set<number>): void {
  if (!node.children || node.type === "link" || node.type === "linkReference") return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text") return split(child.value ?? "", isEscaped(child, markdown), cited);
    visit(child, markdown, cited);
    return [child];
  });
}

/** Which of the citations of a piece of text, in order, were typed so that they are none. */
function isEscaped({ position }: Node, markdown: string): boolean[] {
  const typed = markdown.slice(position?.start.offset, position?.end.offset);
  return Array.from(typed.matchAll(TYPED), ([, before, , after]) => before !== "" || after !== "");
}

function split(text: string, escaped: readonly boolean[], cited: Set<number>): Node[] {
  const parts: Node[] = [];
  let from = 0;
  for (const [index, match] of Array.from(text.matchAll(CITATION)).entries()) {
    if (escaped[index]) continue;
    cited.add(Number(match[1]));
    if (match.index > from) parts.push({ type: "text", value: text.slice(from, match.index) });
    parts.push({ type: "link", url: `#source-${match[1]}`, children: [{ type: "text", value: match[0] }] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", value: text.slice(from) });
  return parts;
}
