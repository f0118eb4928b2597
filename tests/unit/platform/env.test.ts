import { describe, expect, test } from "vitest";
import { ownAddress } from "#server/core/own-address";
import { EnvError, readEnv } from "#server/env";

const ENOUGH = {
  DATABASE_URL: "postgres://countersign:secret@127.0.0.1:5432/countersign",
  SECRET: "a-secret-of-more-than-thirty-two-characters",
};

function sentencesAbout(variables: Record<string, string>): string[] {
  try {
    readEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.sentences;
  }
  return [];
}

describe("the settings", () => {
  test("need no more than a database and a secret", () => {
    expect(readEnv(ENOUGH)).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: "http://localhost:3000",
      LISTEN_HOST: "127.0.0.1",
      DATA_DIR: ".data",
    });
  });

  test("take an empty variable for an absent one", () => {
    expect(readEnv({ ...ENOUGH, PORT: "", PUBLIC_URL: " " }).PORT).toBe(3000);
  });

  test("follow the port in the address", () => {
    expect(readEnv({ ...ENOUGH, PORT: "4000" }).PUBLIC_URL).toBe("http://localhost:4000");
  });

  test("listen to everybody only where the address is for everybody", () => {
    expect(readEnv({ ...ENOUGH, PUBLIC_URL: "https://checks.example.org" }).LISTEN_HOST).toBe("0.0.0.0");
  });

  test("give every process the same refresh token, which does not show the secret", () => {
    const { REFRESH_TOKEN, SECRET } = readEnv(ENOUGH);
    expect(readEnv(ENOUGH).REFRESH_TOKEN).toBe(REFRESH_TOKEN);
    expect(REFRESH_TOKEN).not.toContain(SECRET);
  });
});

describe("a wrong variable is named in one sentence", () => {
  test.each([
    [{ PORT: "abc" }, "PORT must be a number from 1 to 65535, but is “abc”."],
    [{ PORT: "70000" }, "PORT must be a number from 1 to 65535, but is “70000”."],
    [
      { PUBLIC_URL: "example.org" },
      "PUBLIC_URL must be an address without a path like https://checks.example.org, but is “example.org”.",
    ],
    [
      { PUBLIC_URL: "https://example.org/checks" },
      "PUBLIC_URL must be an address without a path like https://checks.example.org, but is “https://example.org/checks”.",
    ],
    [{ SECRET: "short" }, "SECRET must be at least 32 characters long."],
  ])("%o", (variables, sentence) => {
    expect(sentencesAbout({ ...ENOUGH, ...variables })).toEqual([sentence]);
  });

  test("and several in as many", () => {
    expect(sentencesAbout({ ...ENOUGH, PORT: "abc", PUBLIC_URL: "example" })).toHaveLength(2);
  });

  test("without repeating a password", () => {
    const sentences = sentencesAbout({ ...ENOUGH, DATABASE_URL: "mysql://root:hunter2@localhost/x" });
    expect(sentences).toEqual(["DATABASE_URL must be an address like postgres://user:password@host:5432/database."]);
  });

  test("and a missing one says what to do", () => {
    expect(sentencesAbout({})).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing: /),
      expect.stringMatching(/^SECRET is missing: /),
    ]);
  });
});

describe("the product's own address", () => {
  test.each([
    ["127.0.0.1", "http://127.0.0.1:3000"],
    ["0.0.0.0", "http://127.0.0.1:3000"],
    ["::", "http://127.0.0.1:3000"],
    ["::1", "http://[::1]:3000"],
    ["10.0.0.7", "http://10.0.0.7:3000"],
  ])("of a server that listens on %s is %s", (LISTEN_HOST, address) => {
    expect(ownAddress({ PORT: 3000, LISTEN_HOST })).toBe(address);
  });
});
