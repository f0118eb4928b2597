/** What the parser gives of a page, as far as its text is asked for. */
export type PageNode = {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<PageNode>;
};

const NO_TEXT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT BUTTON SELECT".split(" "));
const PARAGRAPH = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);

const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

/** The text of a piece of a page, one line per paragraph, as a reader would see it. Depth costs no stack. */
export function visibleText(root: PageNode): string {
  const said: string[] = [];
  const waiting: (PageNode | "\n")[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === "\n") {
      said.push(node);
      continue;
    }
    if (node.nodeType === TEXT) said.push((node.textContent ?? "").replace(/\s+/g, " "));
    if (node.nodeType !== ELEMENT && node.nodeType !== FRAGMENT) continue;
    const name = node.nodeName.toUpperCase();
    if (NO_TEXT.has(name)) continue;
    if (PARAGRAPH.has(name)) {
      said.push("\n");
      waiting.push("\n");
    }
    for (let child = node.childNodes.length - 1; child >= 0; child--) {
      const next = node.childNodes[child];
      if (next) waiting.push(next);
    }
  }
  return said.join("");
}

/** How deep elements stand in each other, counted no further than `enough`. */
export function depthOf(root: PageNode, enough: number): number {
  let level: PageNode[] = [root];
  for (let depth = 0; ; depth++) {
    level = level.flatMap((node) => Array.from(node.childNodes).filter(({ nodeType }) => nodeType === ELEMENT));
    if (level.length === 0 || depth === enough) return depth;
  }
}
