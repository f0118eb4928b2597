import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import type { RenderedBodyView } from "#server/checks/views";

/** The page has a heading of its own; those of the text stand below it. */
const HEADINGS = { h1: "h2", h4: "h3", h5: "h4", h6: "h4" } as const;

type Tree = Parameters<typeof toJsxRuntime>[0];

/** A page of the site whose whole text is a setting: the privacy notice, the terms, the imprint. */
export function SiteText({ title, rendered }: { title: string; rendered: RenderedBodyView }) {
  return (
    <article className="pb-4">
      <h1 className="mt-10 mb-5 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">{title}</h1>
      <div className="prose-text">
        {toJsxRuntime(rendered.tree as Tree, { Fragment, jsx, jsxs, components: HEADINGS })}
      </div>
    </article>
  );
}
