import { expect, test } from "@playwright/test";
import { attackSite } from "#tests/attack/attack-site";

test("the quick half of the attack: nothing is wrong, no acknowledged ballot is lost, nothing runs in a browser", async () => {
  test.setTimeout(240_000);
  const browserPath = process.env.BROWSER_PATH ?? "";
  const { attacks, counted, strings, killed } = await attackSite({ isQuick: true, browserPath, tell: console.log });
  expect(attacks.filter(({ isRight }) => !isRight)).toEqual([]);
  expect(counted).toMatchObject({ lost: 0, twice: 0 });
  expect(counted.acknowledged).toBeGreaterThan(10);
  for (const { page, vote } of killed) expect([page, vote].every(Number.isFinite)).toBe(true);
  expect(strings.wrong).toEqual([]);
});
