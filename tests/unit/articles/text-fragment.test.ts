import { describe, expect, test } from "vitest";
import { addressOfWords } from "#server/articles/anchoring/text-fragment";

const URL_OF_PAGE = "https://bay.example.org/ferry";
const at = (exact: string, before = "", after = "", url = URL_OF_PAGE) =>
  addressOfWords(url, [{ exact, before, after }]);

describe("the address of words", () => {
  test("names a short quotation whole, and a very short one with its neighbours", () => {
    expect(at("The ferry stops for three weeks.")).toBe(
      `${URL_OF_PAGE}#:~:text=The%20ferry%20stops%20for%20three%20weeks`,
    );
    expect(at("5,000 people", "On Monday the mayor said that ", " crossed the bridge.")).toBe(
      `${URL_OF_PAGE}#:~:text=mayor%20said%20that-,5%2C000%20people,-crossed%20the%20bridge`,
    );
  });

  test("names a long one, and one of several paragraphs, by its first and its last words", () => {
    expect(at("The ferry stops for three weeks, because its engine has to be taken out and mended on land.")).toBe(
      `${URL_OF_PAGE}#:~:text=The%20ferry%20stops%20for,and%20mended%20on%20land`,
    );
    expect(at("It rained.\nNobody came.")).toBe(`${URL_OF_PAGE}#:~:text=It%20rained,Nobody%20came`);
  });

  test("writes what means something in a directive in another way", () => {
    expect(at("a well-known, and cheap & good ferry is here")).toContain("well%2Dknown%2C%20and%20cheap%20%26%20good");
  });

  test("goes after a fragment that is there, and names several quotations", () => {
    expect(at("It rained.", "", "", `${URL_OF_PAGE}#top`)).toBe(`${URL_OF_PAGE}#top:~:text=It%20rained`);
    expect(
      addressOfWords(URL_OF_PAGE, [
        { exact: "It rained all day.", before: "", after: "" },
        { exact: "Nobody came to it.", before: "", after: "" },
      ]),
    ).toBe(`${URL_OF_PAGE}#:~:text=It%20rained%20all%20day&text=Nobody%20came%20to%20it`);
  });

  test("is the page of a PDF, and the address itself where there is nothing to name", () => {
    expect(addressOfWords(`${URL_OF_PAGE}.pdf`, [{ exact: "It rained.", before: "", after: "" }], "p. 12–13")).toBe(
      `${URL_OF_PAGE}.pdf#page=12`,
    );
    expect(at("…")).toBe(URL_OF_PAGE);
    expect(addressOfWords("no address", [])).toBe("no address");
  });

  test("cuts words of scripts without spaces where they end", () => {
    expect(decodeURIComponent(at("桥今天开放"))).toBe(`${URL_OF_PAGE}#:~:text=桥今天开放`);
  });
});
