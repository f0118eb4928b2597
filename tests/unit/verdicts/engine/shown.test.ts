import { expect, test } from "vitest";
import { RULE } from "#server/verdicts/engine/rule";
import { NOTHING_SHOWN, nextShown, type Shown } from "#server/verdicts/engine/shown";

const HOUR = 3600;
const DAY = 24 * HOUR;
const AGREED = { status: "consensus" as const, option: 1 };
const OTHER = { status: "consensus" as const, option: 3 };
const LOST = { status: "contested" as const, option: null };

/** Moves a publication through decisions at hours, with the upper bound of agreement with what is published. */
function through(steps: [hour: number, decision: typeof AGREED | typeof LOST, upper?: number][], from = NOTHING_SHOWN) {
  return steps.reduce<Shown>(
    (state, [hour, decision, upper = 0.5]) => nextShown(state, decision, upper, hour * HOUR, false, RULE),
    from,
  );
}

test("a verdict shows after it has held for six hours", () => {
  expect(
    through([
      [0, AGREED],
      [5.9, AGREED],
    ]),
  ).toMatchObject({ option: null, pending: 1 });
  expect(
    through([
      [0, AGREED],
      [6, AGREED],
    ]),
  ).toMatchObject({ option: 1, since: 6 * HOUR, pending: null });
});

test("a verdict that changes while it waits begins to wait anew", () => {
  expect(
    through([
      [0, AGREED],
      [5, OTHER],
      [8, OTHER],
    ]),
  ).toMatchObject({ option: null, pending: 3, pendingSince: 5 * HOUR });
  expect(
    through([
      [0, AGREED],
      [5, LOST],
      [7, AGREED],
      [12, AGREED],
    ]),
  ).toMatchObject({ option: null, pending: 1 });
});

test("a verdict that fell is taken back after six hours, not at once", () => {
  const shown = through([
    [0, AGREED],
    [6, AGREED],
  ]);
  expect(
    through(
      [
        [10, LOST],
        [12, LOST],
      ],
      shown,
    ),
  ).toMatchObject({ option: 1, pending: "withdraw" });
  expect(
    through(
      [
        [10, LOST],
        [16, LOST],
      ],
      shown,
    ),
  ).toMatchObject({ option: null, pending: null });
  expect(
    through(
      [
        [10, LOST],
        [12, AGREED],
        [16, LOST],
      ],
      shown,
    ),
  ).toMatchObject({ option: 1 });
});

test("after fourteen days a verdict is locked: never swapped, taken back only when agreement is really lost for a week", () => {
  const shown = through([
    [0, AGREED],
    [6, AGREED],
    [6 + 14 * 24, AGREED],
  ]);
  expect(shown.locked).toBe(true);
  expect(
    through(
      [
        [400, OTHER],
        [1000, OTHER],
      ],
      shown,
    ),
  ).toMatchObject({ option: 1, pending: null });
  expect(
    through(
      [
        [400, LOST, 0.41],
        [1000, LOST, 0.41],
      ],
      shown,
    ),
  ).toMatchObject({ option: 1, pending: null });
  expect(
    through(
      [
        [400, LOST, 0.39],
        [400 + 167, LOST, 0.39],
      ],
      shown,
    ),
  ).toMatchObject({ option: 1, pending: "withdraw" });
  expect(
    through(
      [
        [400, LOST, 0.39],
        [400 + 168, LOST, 0.39],
      ],
      shown,
    ),
  ).toMatchObject({ option: null });
});

test("reopening a locked verdict lets it be swapped like any other", () => {
  const shown = through([
    [0, AGREED],
    [6, AGREED],
    [6 + 14 * 24, AGREED],
  ]);
  const reopened = nextShown(shown, OTHER, 0.5, 20 * DAY, true, RULE);
  expect(reopened).toMatchObject({ option: 1, locked: false, pending: 3 });
  expect(nextShown(reopened, OTHER, 0.5, 20 * DAY + 6 * HOUR, false, RULE)).toMatchObject({ option: 3 });
});
