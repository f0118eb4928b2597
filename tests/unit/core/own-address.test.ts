import { describe, expect, test } from "vitest";
import { deskAddress } from "#server/core/own-address";

describe("an address to come back to after signing in", () => {
  test.each([
    ["/en/desk", "/en/desk"],
    ["/en/desk/claims/3f0c?x=1", "/en/desk/claims/3f0c?x=1"],
    ["/en/desk/claims?view=mine&_rsc=abc", "/en/desk/claims?view=mine"],
  ])("is %s as it was asked for", (asked, kept) => {
    expect(deskAddress(asked)).toBe(kept);
  });

  test.each([
    ["of another site", "https://evil.example/en/desk"],
    ["of another site without its scheme", "//evil.example/en/desk"],
    ["with a backslash", "/\\evil.example/en/desk"],
    ["with a backslash after the desk", "/en/desk\\..\\..\\evil"],
    ["that climbs out", "/en/desk/../../api/signout"],
    ["with two slashes inside", "/en/desk//evil.example"],
    ["with a line break", "/en/desk\r\nset-cookie: a=b"],
    ["with a tab before it", "\t//evil.example"],
    ["of the public side", "/en/checks/was-it-open"],
    ["that only begins like the desk", "/en/desktop"],
    ["with a script", "javascript:alert(1)//en/desk"],
    ["that is longer than an address of ours", `/en/desk/${"a".repeat(500)}`],
    ["of nothing", ""],
  ])("is none %s", (_, asked) => {
    expect(deskAddress(asked)).toBeNull();
  });
});
