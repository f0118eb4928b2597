import { NotFoundError } from "#server/core/errors";
import { get, put } from "#server/storage/blobs";
import { expect, test } from "#tests/support/test-database";

test("bytes come back as they were put, whatever they are, and are kept once", async ({ ctx }) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const sha256 = await put(ctx, bytes);
  expect(sha256).toBe("40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880");
  expect(await put(ctx, bytes)).toBe(sha256);
  expect(new Uint8Array(await get(ctx, sha256))).toEqual(bytes);
  await expect(get(ctx, "0".repeat(64))).rejects.toThrow(NotFoundError);
});
