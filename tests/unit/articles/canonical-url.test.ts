import { describe, expect, test } from "vitest";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";

describe("the address of a document", () => {
  test("is written in one way and without what only tracks", () => {
    expect(canonicalUrl("HTTPS://Herald.Example.org:443/a?utm_source=x&b=2&fbclid=y#top")).toBe(
      "https://herald.example.org/a?b=2",
    );
    expect(canonicalUrl("http://münchen.example.org./a")).toBe("http://xn--mnchen-3ya.example.org/a");
  });

  test("is the one that the page gives, when that is of the same site", () => {
    const asked = "https://m.herald.example.org/a?x=1";
    expect(canonicalUrl(asked, "https://www.herald.example.org/a")).toBe("https://www.herald.example.org/a");
    expect(canonicalUrl(asked, "/a")).toBe("https://m.herald.example.org/a");
    expect(canonicalUrl(asked, "https://elsewhere.example.net/a")).toBe(asked);
    expect(canonicalUrl(asked, "javascript:alert(1)")).toBe(asked);
  });
});
