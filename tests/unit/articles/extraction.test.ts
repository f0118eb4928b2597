import { describe, expect, test } from "vitest";
import { extractDocument } from "#server/articles/extraction/extract-document";
import { dayIn } from "#server/core/written-day";

const STORY = [
  "The harbour office said on Monday that the ferry would stop for three weeks, because its engine has to be taken out and mended on land.",
  "Passengers will be carried by two buses across the old bridge, and nobody has to pay more than for the ferry, a spokesperson added.",
  "The council had asked for a second ferry in spring, but found no money for it, and wants to talk about it again in the autumn.",
];
const paragraphs = STORY.map((line) => `<p>${line}</p>`);
const URL_OF_PAGE = "https://news.example.org/2019/ferry-stops";

const read = (body: string, head = "<title>Ferry stops for three weeks</title>", url: string | null = URL_OF_PAGE) =>
  extractDocument({ html: `<html lang="en"><head>${head}</head><body>${body}</body></html>`, url });

const story = (inside: string, before = "") =>
  read(
    `${before}<article><h1>Ferry stops for three weeks</h1>${paragraphs[0]}${inside}${paragraphs[1]}${paragraphs[2]}</article>`,
  );

describe("the text of a story", () => {
  test("keeps a paragraph that is one link, lists, tables, quotations, and lines as they stand", () => {
    const { text } = story(
      `<p><a href="/report">The owner of the yard denied that anybody had been warned about the engine before.</a></p>
       <ul><li>Buses leave every twenty minutes.</li><li>The last one leaves at eleven.</li></ul>
       <table><tr><th>Line</th><td>From the harbour</td></tr></table>
       <blockquote>We were told on the day itself, and not a day before.</blockquote>
       <pre>07:00  harbour\n07:20  old bridge</pre>`,
    );
    const lines = text.split("\n");
    for (const line of [
      "The owner of the yard denied that anybody had been warned about the engine before.",
      "Buses leave every twenty minutes.",
      "From the harbour",
      "We were told on the day itself, and not a day before.",
      "07:00 harbour",
      "07:20 old bridge",
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines[0]).toBe(STORY[0]);
  });

  test("says what a reader reads of numbers that are raised and lowered, and leaves out marks of notes", () => {
    const { text } = story(
      `<p>The engine burns 3 × 10<sup>6</sup> litres and gives off CO<sub>2</sub>, up 5%<sup><a href="#n3">3</a></sup> since 2018<sup>[12]</sup>, says the yard on its 3<sup>rd</sup> page about it.</p>`,
    );
    expect(text).toContain("3 × 10⁶ litres and gives off CO₂, up 5% since 2018, says the yard on its 3rd page");
  });

  test("does not run words together that are drawn apart", () => {
    const { wholeText, text } = story(
      `<div class="facts"><span style="display:inline-block">Length</span><span style="display:inline-block">41 m</span><span style="display:block">Built 1974</span></div>`,
    );
    const all = `${wholeText ?? ""}\n${text}`;
    expect(all).toContain("Length 41 m");
    expect(all).toMatch(/^Built 1974$/m);
  });

  test("leaves out what stands beside it, which can be quoted all the same", () => {
    const { text, wholeText } = story(
      `<figure><img alt=""><figcaption>The ferry in March. Photo: A. Writer</figcaption></figure>
       <p>Read more: <a href="/x">Tunnel opens a year late</a></p>
       <div class="related"><ul><li><a href="/a">Tunnel opens a year late</a></li><li><a href="/b">Mayor leaves</a></li></ul></div>`,
      "<nav><a href='/'>Home</a></nav>",
    );
    expect(text.split("\n")).toEqual(STORY);
    expect(wholeText).toContain("The ferry in March.");
  });

  test("is that of the story whose heading the page has", () => {
    const other = STORY.map(
      (line) =>
        `<p>${line.replace("ferry", "tram")} And much more is said about trams here than about anything else.</p>`,
    );
    const { text, title } = read(
      `<article><h1>Ferry stops for three weeks</h1><p>The ferry stops on Monday for three weeks, said the harbour office to captains.</p><p>It gave no reason, and nobody answered the telephone there.</p></article>
       <article><h1>Trams run late</h1>${other.join("")}${other.join("")}</article>`,
    );
    expect(title).toBe("Ferry stops for three weeks");
    expect(text).toContain("It gave no reason");
    expect(text).not.toContain("trams here");
  });

  test("knows its headings and where they stand in it", () => {
    const { text, headings } = story(
      `<h2>What it costs</h2><p>The mending will cost three million crowns, of which the council pays two.</p>`,
    );
    expect(headings).toEqual([{ at: text.indexOf("What it costs"), says: "What it costs" }]);
  });

  test("has nothing that no reader sees", () => {
    const { text, wholeText } = story(
      `<p hidden>Secret one is told here to nobody at all, whoever may look for it on the page.</p>
       <p style="display: none">Secret two is told here to nobody at all, whoever may look for it on the page.</p>
       <p class="visually-hidden">Secret three is told here to nobody at all, whoever may look for it on the page.</p>`,
    );
    expect(`${text} ${wholeText}`).not.toContain("Secret");
  });
});

const ldJson = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const PAGE = paragraphs.join("");

describe("what a page says of its story", () => {
  test("is what is said of this page, and not of another", () => {
    const { title, byline, publishedOn, publisher } = read(
      `<article><h1>Ferry stops for three weeks</h1>${PAGE}</article>`,
      `<title>Ferry stops</title>${ldJson([
        {
          "@type": "NewsArticle",
          url: "https://news.example.org/tram",
          headline: "Trams run late",
          datePublished: "2011-02-03",
          author: { name: "Somebody Else" },
        },
        {
          "@graph": [
            { "@type": "Person", "@id": "#writer", name: "A. Writer &amp; Co" },
            {
              "@type": "NewsArticle",
              mainEntityOfPage: { "@id": `${URL_OF_PAGE}?utm_source=x` },
              headline: "Ferry",
              datePublished: "2019-03-04",
              author: { "@id": "#writer" },
              publisher: { name: "The Bay" },
            },
          ],
        },
      ])}`,
    );
    expect({ title, byline, publishedOn, publisher }).toEqual({
      title: "Ferry stops for three weeks",
      byline: "A. Writer & Co",
      publishedOn: "2019-03-04",
      publisher: "The Bay",
    });
  });

  test("is its heading, where structured data describes something else", () => {
    const head = `<title>Herring run - Encyclopedia</title>${ldJson({ "@type": "Article", name: "Herring run", headline: "yearly way of a fish" })}`;
    expect(read(`<main><h1>Herring run</h1>${PAGE}</main>`, head).title).toBe("Herring run");
  });

  test.each([
    ["a time in the navigation", "<nav><time datetime='2026-11-20'>now</time></nav>", "", null],
    ["a day on a line after the heading", "", "<p>Published 3 March 2019 by the newsdesk</p>", "2019-03-03"],
    ["a day in another language", "", "<p>Veröffentlicht am 3. März 2019</p>", "2019-03-03"],
    ["a time in the story", "", "<p><time datetime='2019-03-03T08:00:00+01:00'>Sunday</time></p>", "2019-03-03"],
    ["numbers that nobody can tell apart", "", "<p>3/4/2019</p>", null],
  ])("is its own day: %s", (_, before, inside, day) => {
    const page = `${before}<article><h1>Ferry stops for three weeks</h1>${inside}${PAGE}</article>`;
    expect(read(page, undefined, null).publishedOn).toBe(day);
  });

  test.each([
    ["itemprop", '<meta itemprop="datePublished" content="2019-03-04">'],
    ["parsely", '<meta name="parsely-pub-date" content="2019-03-04T08:00:00Z">'],
    ["Dublin Core", '<meta name="DC.date.issued" content="2019-03-04">'],
  ])("is a day by the names of %s", (_, head) => {
    expect(read(`<article><h1>Ferry</h1>${PAGE}</article>`, `<title>Ferry</title>${head}`, null).publishedOn).toBe(
      "2019-03-04",
    );
  });

  test.each([
    ["a class that holds a name", "", '<div class="nombre-autor"><a href="/x">Ada Quill</a></div>'],
    ["a link to a page about the author", "", '<p><a href="/auteurs/ada-quill">Ada Quill</a></p>'],
    ["a line that says by whom", "", '<p class="byline">Von Ada Quill</p>'],
    [
      "the page, where the data of the page name only who published it",
      ldJson({ "@type": "NewsArticle", author: { name: "The Bay" }, publisher: { name: "The Bay" } }),
      '<span class="author">Ada Quill</span>',
    ],
  ])("is its author by %s, whatever the whole page is called", (_, head, line) => {
    const page = `<article><h1>Ferry stops for three weeks</h1>${line}${PAGE}</article>`;
    const html = `<html lang="en"><head><title>Ferry stops for three weeks</title>${head}</head><body class="single sidebar">${page}</body></html>`;
    expect(extractDocument({ html, url: null }).byline).toBe("Ada Quill");
  });

  test("has letters where they were written twice as markup", () => {
    const head = ldJson({ "@type": "NewsArticle", author: { name: "Redacci&oacute;n" } });
    expect(read(`<article><h1>Ferry stops for three weeks</h1>${PAGE}</article>`, head).byline).toBe("Redacción");
  });

  test.each(["2023-02-30", "0000-01-01", "1066-10-14"])("is no day that cannot be: %s", (day) => {
    const head = `<title>Ferry</title><meta property="article:published_time" content="${day}">`;
    expect(read(`<article><h1>Ferry</h1>${PAGE}</article>`, head, null).publishedOn).toBeNull();
  });
});

describe("a written day", () => {
  test.each([
    ["3 March 2019", "2019-03-03"],
    ["March 3rd, 2019", "2019-03-03"],
    ["3 марта 2019 г.", "2019-03-03"],
    ["3 Mart 2019", "2019-03-03"],
    ["le 3 mars 2019", "2019-03-03"],
    ["3 de marzo de 2019", "2019-03-03"],
    ["2019年3月4日", "2019-03-04"],
    ["04.03.2019, 18:22", "2019-03-04"],
    ["25/12/2019", "2019-12-25"],
    ["12/25/2019", "2019-12-25"],
    ["03/04/2019", null],
    ["in 2019", null],
    ["call 555 1234 2019", null],
  ])("%s", (line, day) => {
    expect(dayIn(line)).toBe(day);
  });
});

describe("a wall in front of a story", () => {
  const wallOf = (body: string, title = "Ferry stops") => read(body, `<title>${title}</title>`).wall;

  test.each([
    ["not_found", "<h1>404</h1><p>Page not found. Perhaps it was moved.</p>", "Page not found"],
    ["not_found", "<h1>Страница не найдена</h1><p>Начните с главной.</p>", "Ошибка"],
    [
      "cookies",
      "<main><h2>Before you continue</h2><p>We and our partners use cookies to show you advertising.</p></main>",
      "The Bay",
    ],
    ["log_in", "<main><h1>Welcome</h1><p>Log in to continue reading The Bay for free.</p></main>", "The Bay"],
    [
      "log_in",
      '<main><form><label>Name</label><input name="n"><input type="password"></form><p>Enter your name and your word.</p></main>',
      "The Bay",
    ],
    [
      "paywall",
      "<article><h1>Ferry stops</h1><p>The ferry stops.</p><p>Already a subscriber? Sign in here.</p></article>",
      "Ferry stops",
    ],
  ] as const)("is recognised: %s", (wall, body, title) => {
    expect(wallOf(body, title)).toBe(wall);
  });

  test("is none where there is a story, whatever else the page asks", () => {
    const asks = "<aside><p>We use cookies. Log in to continue for free. Already a subscriber?</p></aside>";
    expect(wallOf(`<article><h1>Ferry stops for three weeks</h1>${PAGE}</article>${asks}`)).toBeNull();
    expect(
      wallOf("<article><h1>Ferry stops</h1><p>The ferry stops on Monday, said the harbour office.</p></article>"),
    ).toBeNull();
  });
});
