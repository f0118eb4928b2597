import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import type { RenderedBodyView, RenderedNode } from "#server/checks/views";
import { linkCitations } from "#server/checks/wording/link-citations";

/** What a body may hold: text and its structure. No images, no raw HTML, links to the web and to mail only. */
const ALLOWED = {
  ...defaultSchema,
  tagNames: [
    ..."p br strong em del a ul ol li blockquote code pre h1 h2 h3 h4 h5 h6 hr".split(" "),
    ..."table thead tbody tr th td".split(" "),
  ],
  attributes: { a: ["href"], th: ["align"], td: ["align"], ol: ["start"] },
  protocols: { href: ["http", "https", "mailto"] },
  clobberPrefix: "",
};

/** No one reads lists in lists in quotations any deeper, and drawing a page takes a step of the stack for each. */
const MAX_DEPTH = 24;
const BLOCK = /^(p|li|blockquote|pre|h[1-6]|br|hr)$/;

/** `text` is what is read, without its marks: one line for each paragraph. */
type RenderedBody = RenderedBodyView & { text: string };

/**
 * A body of Markdown as readers see it. [S1] leads to the source with that number, and stays as it was typed inside
 * code. Throws RangeError when it is nested deeper than 24 levels.
 */
export function renderBody(markdown: string): RenderedBody {
  const citations = new Set<number>();
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(linkCitations, citations)
    .use(remarkRehype)
    .use(rehypeSanitize, ALLOWED);
  const tree = plain(processor.runSync(processor.parse(markdown), markdown) as RenderedNode, 0);
  return {
    tree,
    citations: [...citations],
    text: textOf(tree)
      .replaceAll(/\n{2,}/g, "\n")
      .trim(),
  };
}

function plain(node: RenderedNode, depth: number): RenderedNode {
  if (depth > MAX_DEPTH) throw new RangeError("too deep");
  if (node.type === "text") return { type: "text", value: node.value };
  const children = node.children.map((child) => plain(child, depth + 1));
  if (node.type === "root") return { type: "root", children };
  return { type: "element", tagName: node.tagName, properties: node.properties, children };
}

function textOf(node: RenderedNode): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.tagName === "tr") {
    const cells = node.children.filter(({ type }) => type === "element");
    return `${cells.map(textOf).join(" ")}\n`;
  }
  const inner = node.children.map(textOf).join("");
  if (node.type === "root") return inner;
  return BLOCK.test(node.tagName) ? `${inner}\n` : inner;
}
