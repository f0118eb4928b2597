type Node = { type: string; value?: string; url?: string; children?: Node[] };

const CITATION = /\[S([1-9]\d{0,3})\]/g;

/** Turns [S1] in running text into a link to the source with that number, if it is one of `known`. */
export function linkCitations(known: ReadonlySet<number>) {
  return (tree: Node): void => visit(tree, known);
}

function visit(node: Node, known: ReadonlySet<number>): void {
  if (!node.children || node.type === "link" || node.type === "linkReference") return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text") return split(child.value ?? "", known);
    visit(child, known);
    return [child];
  });
}

function split(text: string, known: ReadonlySet<number>): Node[] {
  const parts: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(CITATION)) {
    if (!known.has(Number(match[1]))) continue;
    if (match.index > from) parts.push({ type: "text", value: text.slice(from, match.index) });
    parts.push({ type: "link", url: `#source-${match[1]}`, children: [{ type: "text", value: match[0] }] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", value: text.slice(from) });
  return parts;
}
