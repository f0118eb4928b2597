import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { logTheConsole, makeLog, toldError } from "#server/core/log";

const SECRET = "nino@example.org voted false";

function aLog() {
  const lines: string[] = [];
  const into = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: makeLog(into), said: () => lines.map((line) => JSON.parse(line)) };
}

describe("a line of the log", () => {
  test("is one JSON object with its time, its level and its sentence", () => {
    const { log, said } = aLog();
    log.info({ moved: 3 }, "Verdicts moved");
    expect(said()).toEqual([
      { level: "info", time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), moved: 3, msg: "Verdicts moved" },
    ]);
  });

  test("tells of an error what it is and where, and nothing that somebody typed", () => {
    const { log, said } = aLog();
    const parsing = (() => {
      try {
        return JSON.parse(`{"email": ${SECRET}}`);
      } catch (error) {
        return error;
      }
    })();
    const failed = Object.assign(new Error("The reason was not kept."), { cause: parsing });
    log.error({ err: failed }, "A request failed");
    log.error({ err: parsing }, "A request failed");
    log.error(
      { err: Object.assign(new RangeError(SECRET), { code: "22P02", detail: SECRET, parameters: [SECRET] }) },
      "No",
    );
    log.error({ err: SECRET }, "A request failed");
    expect(JSON.stringify(said())).not.toContain("nino@");
    expect(said()[0]?.err).toMatchObject({
      name: "Error",
      message: "The reason was not kept.",
      frames: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
      cause: { name: "SyntaxError" },
    });
    expect(said()[2]?.err).toMatchObject({ name: "RangeError", code: "22P02" });
  });

  test("is also what a library prints, cut to its first line and without an error’s words", () => {
    const { log, said } = aLog();
    const [error, warn] = [console.error, console.warn];
    try {
      logTheConsole(log);
      console.error("⨯ A page failed", new SyntaxError(SECRET));
      console.warn(`It is old\n${SECRET}`, { secret: SECRET });
    } finally {
      [console.error, console.warn] = [error, warn];
    }
    expect(JSON.stringify(said())).not.toContain("nino@");
    expect(said()).toMatchObject([
      { level: "error", msg: "⨯ A page failed", err: { name: "SyntaxError" } },
      { level: "warn", msg: "It is old" },
    ]);
  });

  test("ends with the third cause of an error", () => {
    const deep = [1, 2, 3, 4, 5].reduce<Error | undefined>((cause, n) => new Error(`at ${n}`, { cause }), undefined);
    expect(toldError(deep)).toMatchObject({ cause: { cause: { cause: { message: "at 2" } } } });
    expect(JSON.stringify(toldError(deep))).not.toContain("at 1");
  });
});
