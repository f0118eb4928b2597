import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { useTranslations } from "next-intl";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Day } from "#components/ui/day";
import type { RenderedBodyView } from "#server/checks/views";
import type { SiteTextVersionView } from "#server/settings/views";

/** The page has a heading of its own; those of the text stand below it. */
const HEADINGS = { h1: "h2", h4: "h3", h5: "h4", h6: "h4" } as const;

type Tree = Parameters<typeof toJsxRuntime>[0];
type Props = {
  title: string;
  rendered: RenderedBodyView;
  /** Newest first. */
  versions: SiteTextVersionView[];
  path: string;
  /** The version that is read, where it is not the newest. */
  shown?: number;
};

/** A page of the site whose whole text is a setting, with what it said before. */
export function SiteText({ title, rendered, versions, path, shown }: Props) {
  const t = useTranslations("siteTexts");
  const [newest, ...earlier] = versions;
  const isOld = shown !== undefined && shown !== newest?.version;
  return (
    <article className="pb-4">
      <h1 className="mt-8 mb-5 font-display text-display leading-[1.08] font-semibold tracking-[-0.018em]">{title}</h1>
      {isOld && (
        <p className="mb-5 max-w-measure border-s-4 border-mixed bg-paper-sunk px-4 py-3 text-base">
          {t("earlier")}{" "}
          <a href={path} className="underline">
            {t("current")}
          </a>
        </p>
      )}
      <div className="prose-text" dir="auto">
        {toJsxRuntime(rendered.tree as Tree, { Fragment, jsx, jsxs, components: HEADINGS })}
      </div>
      {newest?.at && (
        <div className="mt-8 max-w-measure border-t border-rule pt-3 text-sm text-ink-soft">
          <p>
            {t("changed")} <Day at={newest.at} />
          </p>
          <details className="mt-1">
            <summary className="underline decoration-field underline-offset-[0.22em]">{t("versions")}</summary>
            <ul className="mt-2 grid gap-1">
              {earlier.map(({ version, at }) => (
                <li key={version}>
                  <a href={`${path}/versions/${version}`} className="underline">
                    {at ? <Day at={at} /> : t("first")}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </article>
  );
}
