import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { ComponentProps } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { linkCitations } from "#components/checks/link-citations";

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

/** A page has one heading of the first rank, its question; those of a body begin two below. */
const HEADINGS = { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6", h6: "h6" } as const;

function Link({ href = "", children }: ComponentProps<"a">) {
  const isOwn = href.startsWith("#");
  return (
    <a href={href} rel={isOwn ? undefined : "ugc nofollow noopener noreferrer"}>
      {children}
    </a>
  );
}

/**
 * A body of Markdown as readers see it. [S1] leads to the source with that number when there is one, and stays as it was
 * typed otherwise and inside code.
 */
export function CheckBody({ markdown, sourceNumbers }: { markdown: string; sourceNumbers: readonly number[] }) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(linkCitations, new Set(sourceNumbers))
    .use(remarkRehype)
    .use(rehypeSanitize, ALLOWED);
  const tree = processor.runSync(processor.parse(markdown));
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { ...HEADINGS, a: Link } });
}
