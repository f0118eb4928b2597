import { format } from "node:util";
import pino, { type DestinationStream, type Logger } from "pino";

/** Errors whose words are ours or the language's, and hold nothing that somebody typed. */
const SPEAKING = new Set(["Error", "TypeError", "ReferenceError", "FailedQueryError", "EnvError"]);
const CAUSES_TOLD = 3;
const FRAMES_TOLD = 12;

type Told = { name: string; code?: string; message?: string; frames?: string[]; cause?: Told };

/**
 * An error as it is logged: its name, its code, where it happened, and its words only where nothing that somebody typed can be in
 * them. A query's parameters, a row that PostgreSQL quotes, a text that could not be parsed are none of a log's business.
 */
export function toldError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = "", cause } = error;
  const frames = stack.split("\n").flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
  return {
    name,
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...(SPEAKING.has(name) && { message }),
    ...(depth === 0 && frames.length > 0 && { frames: frames.slice(0, FRAMES_TOLD) }),
    ...(cause !== undefined && depth < CAUSES_TOLD && { cause: toldError(cause, depth + 1) }),
  };
}

/** One JSON object a line, with its time and level, and without the name of the machine. */
export const makeLog = (into?: DestinationStream): Logger =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error) => toldError(error) },
    },
    ...(into ? [into] : []),
  );

/** What the product says of itself while it runs. Sentences without anybody's data; numbers and errors beside them. */
export const log: Logger = makeLog();

/**
 * What libraries and the framework print becomes lines of the same log: of an error what may be told, of anything else its first
 * line.
 */
export function logTheConsole(to: Logger = log): void {
  const line = (said: unknown[]) => {
    const err = said.find((one) => one instanceof Error);
    const words = said.filter((one) => typeof one === "string" || typeof one === "number");
    return [
      err ? { err } : {},
      format(...words)
        .split("\n")[0]
        ?.trim() ?? "",
    ] as const;
  };
  console.error = (...said: unknown[]) => to.error(...line(said));
  console.warn = (...said: unknown[]) => to.warn(...line(said));
}
