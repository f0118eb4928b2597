import { describe, expect, test } from "vitest";
import { ENDS_MAX, keep, type Runs } from "#scripts/keep";

/** Something that ends when it is told to. */
function aRunner(): Runs & { end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { ended: promise, end: resolve, stop: async () => resolve() };
}

const quietly = { name: "worker", tell: () => undefined, pauseMs: 1 };

describe("what is kept running", () => {
  test("is started again when it ends, and only then", async () => {
    const first = aRunner();
    const second = aRunner();
    let starts = 0;
    const kept = keep(first, {
      ...quietly,
      start: async () => {
        starts += 1;
        return second;
      },
    });
    expect(kept.current()).toBe(first);
    first.end();
    await expect.poll(() => kept.current() === second).toBe(true);
    expect(starts).toBe(1);
    await kept.stop();
    expect(starts).toBe(1);
  });

  test("is tried again when it cannot be started, and given up after ten ends in a row with what was wrong", async () => {
    const first = aRunner();
    let tries = 0;
    const said: string[] = [];
    const kept = keep(first, {
      ...quietly,
      pauseMs: 0,
      tell: (sentence) => said.push(sentence),
      start: async () => {
        tries += 1;
        throw new Error("No space left on device");
      },
    });
    first.end();
    expect(await kept.givenUp).toBe(
      `The worker ended ${ENDS_MAX} times in a row and was given up: No space left on device; see its lines above.`,
    );
    expect(tries).toBe(ENDS_MAX - 1);
    expect(said[0]).toBe("The worker ended by itself; it is started again in 0.0 s.");
  });

  test("is not started again once it is stopped", async () => {
    const first = aRunner();
    let starts = 0;
    const kept = keep(first, {
      ...quietly,
      start: async () => {
        starts += 1;
        return aRunner();
      },
    });
    await kept.stop();
    await new Promise((wait) => setTimeout(wait, 30));
    expect(starts).toBe(0);
  });
});
