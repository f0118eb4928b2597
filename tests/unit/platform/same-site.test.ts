import { describe, expect, test } from "vitest";
import { isFromThisSite } from "#server/trpc/same-site";

const SITE = "https://checks.example.org";
const FORM = "multipart/form-data; boundary=x";
const from = (path: string, type: string, headers: Record<string, string>, method = "POST") =>
  isFromThisSite(
    new Request(`${SITE}/api/trpc/${path}`, { method, headers: { ...(type && { "content-type": type }), ...headers } }),
    SITE,
  );
const OURS = { "sec-fetch-site": "same-origin" };

describe("a command", () => {
  test("of our own pages is taken: JSON, and a file as a form", () => {
    expect(from("votes.cast", "application/json", OURS)).toBe(true);
    expect(from("votes.cast", "application/json", { origin: SITE })).toBe(true);
    expect(from("articles.upload", FORM, OURS)).toBe(true);
    expect(from("articles.upload", FORM, { origin: SITE })).toBe(true);
  });

  test("of another site is not, nor a form for what takes no file", () => {
    for (const type of ["application/json", FORM]) {
      expect(from("articles.upload", type, { "sec-fetch-site": "cross-site", origin: "https://evil.example" })).toBe(
        false,
      );
      expect(from("articles.upload", type, { "sec-fetch-site": "same-site" })).toBe(false);
      expect(from("articles.upload", type, {})).toBe(false);
    }
    expect(from("votes.cast", FORM, OURS)).toBe(false);
    expect(from("articles.upload,votes.cast", FORM, OURS)).toBe(false);
    expect(from("votes.cast", "text/plain", OURS)).toBe(false);
  });
});
