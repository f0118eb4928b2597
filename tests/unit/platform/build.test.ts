import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isFresh, sourcesFingerprint } from "#scripts/build";

let root: string;
let place: { root: string; folder: string };

const write = (path: string, text: string) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "countersign-build-"));
  place = { root, folder: ".next" };
  write("app/[locale]/(public)/page.tsx", "one");
  write("server/claims/queries.ts", "one");
  write("package.json", "{}");
  write(".next/BUILD_ID", "x");
  write(".next/sources.sha256", sourcesFingerprint(root));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a build", () => {
  test("is fresh while nothing that goes into it has changed", () => {
    expect(isFresh(place)).toBe(true);
    write("tests/unit/some.test.ts", "not part of it");
    write("db/migrations/0001_x.sql", "not part of it");
    expect(isFresh(place)).toBe(true);
  });

  test.each([
    ["a changed page", () => write("app/[locale]/(public)/page.tsx", "two")],
    ["a changed query", () => write("server/claims/queries.ts", "two")],
    ["a new file", () => write("components/ui/button.tsx", "new")],
    ["a moved text", () => rmSync(join(root, "server/claims/queries.ts"))],
    ["another dependency", () => write("package.json", '{"dependencies":{}}')],
    ["an unfinished build", () => rmSync(join(root, ".next/BUILD_ID"))],
    ["no note of what was built", () => rmSync(join(root, ".next/sources.sha256"))],
  ])("is made again after %s", (_, change) => {
    change();
    expect(isFresh(place)).toBe(false);
  });
});
