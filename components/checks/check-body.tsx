import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { ComponentProps } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Changed } from "#components/corrections/changed";
import type { RenderedBodyView } from "#server/checks/views";

/** A page has one heading of the first rank, its question; those of a body begin two below. */
const HEADINGS = { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6", h6: "h6" } as const;

const Added = ({ children }: ComponentProps<"ins">) => <Changed kind="added">{children}</Changed>;
const Removed = ({ children }: ComponentProps<"del">) => <Changed kind="removed">{children}</Changed>;

type Tree = Parameters<typeof toJsxRuntime>[0];

/**
 * The text of a check, drawn from what was rendered when it was saved. [S1] leads to the source with that number when
 * there is one, and stays as it was typed otherwise.
 */
export function CheckBody({
  rendered,
  sourceNumbers,
}: {
  rendered: RenderedBodyView;
  sourceNumbers: readonly number[];
}) {
  const places = new Set(sourceNumbers.map((number) => `#source-${number}`));
  function Link({ href = "", children }: ComponentProps<"a">) {
    if (!href.startsWith("#")) {
      return (
        <a href={href} rel="ugc nofollow noopener noreferrer">
          {children}
        </a>
      );
    }
    return places.has(href) ? <a href={href}>{children}</a> : children;
  }
  const components = { ...HEADINGS, a: Link, ins: Added, del: Removed };
  return toJsxRuntime(rendered.tree as Tree, { Fragment, jsx, jsxs, components });
}
