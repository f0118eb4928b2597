import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PlainArea } from "#components/signin/plain-area";

const written = (typed: string) =>
  renderToStaticMarkup(
    <PlainArea label="What?" hint="At most ten." name="text" rows={2} maxLength={10} typed={typed} />,
  );

describe("room for a longer text in a plain form", () => {
  test("holds what was typed, whatever it is, as text and as nothing else", () => {
    for (const typed of ["</textarea><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b &lt; c"]) {
      const html = written(typed);
      expect(html.match(/<(script|img)/g)).toBeNull();
      expect(html.match(/<\/textarea>/g)).toHaveLength(1);
      const [, inside = ""] = /<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(html) ?? [];
      const read = inside
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
      expect(read).toBe(typed);
    }
  });

  test("is tied to its label and its hint", () => {
    const html = written("");
    const [, id = "-"] = /<label for="([^"]*)"/.exec(html) ?? [];
    expect(html).toContain(`<textarea id="${id}"`);
    expect(html).toContain(`aria-describedby="${id}-hint"`);
  });
});
