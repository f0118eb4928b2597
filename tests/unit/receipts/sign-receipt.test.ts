import { afterAll, beforeAll, expect, test } from "vitest";
import { signingKey, signText } from "#server/receipts/sign-receipt";

const before = process.env.SECRET;

beforeAll(() => {
  process.env.SECRET = "the-secret-of-a-site-that-signed-before";
});
afterAll(() => {
  process.env.SECRET = before;
});

/**
 * Written down by the version of the product that made keys without a library: Ed25519 signs the same text the same.
 */
test("a site that signed receipts before has the same key and the same signature as then", async () => {
  const { key, publicKey } = await signingKey();
  expect(key).toBe("IGq4wSx1V-rt5GQSbQ37boFbXt1Hhdo36HgLmjCDWwM");
  expect(publicKey).toBe("Bvi5e6fRTsTQYcaht1lK5RpRO-a0J8sLNxqzyRbAb7U");
  expect(await signText("A text that was signed before.")).toBe(
    "T2QtNKhBB-tHY6k600ZhMEuETdb9LsedVVkHkmmlbzGVywMhIN4Bph7PHNwLKS2oFQtYPovGpex9yp7zsgGADQ",
  );
});
