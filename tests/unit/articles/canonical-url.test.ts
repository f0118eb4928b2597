import { describe, expect, test } from "vitest";
import { canonicalUrl, sameDocumentKey } from "#server/articles/extraction/canonical-url";

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

  test("is not the one that the page gives, when that is the front page, another's, or one behind the sign", () => {
    const asked = "https://cms.example.org/1";
    expect(canonicalUrl(asked, "/")).toBe(asked);
    expect(canonicalUrl(asked, "https://www.cms.example.org")).toBe(asked);
    expect(canonicalUrl("https://mallory.blogs.example.org/x", "https://blogs.example.org/bob/post")).toBe(
      "https://mallory.blogs.example.org/x",
    );
    expect(canonicalUrl("https://blogs.example.org/bob/post", "https://mallory.blogs.example.org/x")).toBe(
      "https://blogs.example.org/bob/post",
    );
    expect(canonicalUrl("https://a.example.org/app#!/a/1", "/app")).toBe("https://a.example.org/app#!/a/1");
  });
});

describe("the same document", () => {
  test("is one under http and https, with and without www, a slash, a share parameter, and for phones", () => {
    const addresses = [
      "http://same.example.org/story",
      "https://same.example.org/story",
      "https://www.same.example.org/story",
      "https://same.example.org/story/",
      "https://same.example.org/story?smid=tw-share",
      "https://same.example.org/story?at_medium=RSS&at_campaign=x",
      "https://same.example.org/story?gad_source=1",
      "https://same.example.org/amp/story",
      "https://same.example.org/story/amp/",
      "https://m.same.example.org/story?utm_source=a&fbclid=b#comments",
    ];
    expect(new Set(addresses.map((address) => sameDocumentKey(canonicalUrl(address)))).size).toBe(1);
  });

  test("is another under another path, parameter, port, site, or behind another sign", () => {
    const addresses = [
      "https://a.example.org/story",
      "https://a.example.org/story?page=2",
      "https://a.example.org/story?id=1",
      "https://a.example.org:8080/story",
      "https://b.example.org/story",
      "https://a.example.org/Story",
      "https://a.example.org/",
      "https://a.example.org/amplifier",
      "https://a.example.org/app#!/a/1",
      "https://a.example.org/app#!/a/2",
      "https://a.example.org/app",
    ];
    expect(new Set(addresses.map((address) => sameDocumentKey(canonicalUrl(address)))).size).toBe(addresses.length);
  });
});
