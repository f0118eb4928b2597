import { DatabaseError, reachDatabase } from "#db/reach-database";
import { describe, expect, test } from "#tests/support/test-database";

const changed = (url: string, change: (url: URL) => void) => {
  const other = new URL(url);
  change(other);
  return other.href;
};

describe("a database of one's own", () => {
  test("that answers is taken", async ({ own }) => {
    await expect(reachDatabase(own.url)).resolves.toBeUndefined();
  });

  test("that cannot be used is named in one sentence, without its password", async ({ own }) => {
    const { password, hostname } = new URL(own.url);
    const sentenceAbout = async (change: (url: URL) => void) => {
      const refusal: unknown = await reachDatabase(changed(own.url, change)).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DatabaseError);
      return refusal instanceof Error ? refusal.message : "";
    };
    const sentences = [
      await sentenceAbout((url) => {
        url.port = "1";
      }),
      await sentenceAbout((url) => {
        url.password = "guessed-in-vain";
      }),
      await sentenceAbout((url) => {
        url.pathname = "/nowhere";
      }),
    ];
    expect(sentences).toEqual([
      `DATABASE_URL cannot be used: nothing listens at ${hostname}:1; is the server running?`,
      "DATABASE_URL cannot be used: the password of countersign is wrong.",
      "DATABASE_URL cannot be used: the server has no database nowhere; create it first.",
    ]);
    expect(sentences.join()).not.toContain(password);
    expect(sentences.join()).not.toContain("guessed-in-vain");
  });
});
