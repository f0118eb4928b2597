import { describe, expect, test } from "vitest";
import { plainPage } from "#scripts/front-door/plain-page";

describe("a plain page", () => {
  test("has none of the framework's scripts, hints of them and comments", () => {
    const html = `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="stylesheet" href="/a.css"/><script src="/_next/a.js" async=""></script></head><body><!--$--><p>One</p><!--/$--><script>self.__next_f.push([1,"<p>Two</p>"])</script></body></html>`;
    expect(plainPage(html)).toBe(
      `<html><head><link rel="stylesheet" href="/a.css"/></head><body><p>One</p></body></html>`,
    );
  });

  test("keeps what programs read, and modules of our own", () => {
    const data = `<script type="application/ld+json">{"a":"\\u003c/script>"}</script>`;
    const island = `<script type="module" src="/islands/copy.js" data-island=""></script>`;
    expect(plainPage(`${data}<script id="x">1</script>${island}`)).toBe(data + island);
  });

  test("keeps every word of a text that speaks of scripts", () => {
    const text = "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; and &lt;!-- so --&gt;</p>";
    expect(plainPage(text)).toBe(text);
  });
});
