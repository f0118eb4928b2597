import { Fragment } from "react";
import { partsOf } from "#server/discussion/rules";

/** What a message says: addresses lead out and vouch for nothing, S3 leads to the source, names and quotations look like that. */
export function MessageText({ text, language }: { text: string; language?: string }) {
  return (
    <div className="grid gap-1.5 text-sm leading-normal wrap-anywhere" lang={language} dir="auto">
      {partsOf(text).map((parts, index) => {
        const key = index;
        const [first] = parts;
        if (first?.kind === "quote") {
          return (
            <blockquote key={key} className="border-s-3 border-rule ps-3 font-text text-ink-soft">
              {first.text}
            </blockquote>
          );
        }
        return (
          <p key={key}>
            {parts.map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line keep their order
              <Fragment key={place}>
                {part.kind === "words" && part.text}
                {part.kind === "member" && <b className="font-semibold">@{part.text}</b>}
                {part.kind === "source" && (
                  <a href={`#source-${part.text}`} className="underline">
                    S{part.text}
                  </a>
                )}
                {part.kind === "link" && (
                  <a href={part.text} rel="nofollow ugc noopener noreferrer" className="underline" dir="ltr">
                    {part.text}
                  </a>
                )}
              </Fragment>
            ))}
          </p>
        );
      })}
    </div>
  );
}
