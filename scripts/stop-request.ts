import { commandLineOf, isAlive, parentOf } from "#db/process";

const WATCH_MS = 500;
/** Ctrl-C reaches us twice: from the terminal, and passed on by npm. */
const ECHO_MS = 1_000;
const MAX_ANCESTORS = 4;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type StopRequest = { asked: Promise<"stop">; signal: AbortSignal };

/**
 * Someone asks to stop by Ctrl-C, by a signal, or by ending the npm that started us (which, killed, cannot pass it on).
 * Asking a second time ends this process at once; its children then leave by themselves.
 */
export function whenAskedToStop(): StopRequest {
  const abort = new AbortController();
  const { promise: asked, resolve } = Promise.withResolvers<"stop">();
  let askedAt = 0;
  const ask = () => {
    if (askedAt > 0 && Date.now() - askedAt < ECHO_MS) return;
    if (askedAt > 0) process.exit(1);
    askedAt = Date.now();
    console.log("\nStopping …");
    abort.abort();
    resolve("stop");
  };
  for (const name of SIGNALS) process.on(name, ask);
  const starters = npmAncestors();
  const watch = setInterval(() => {
    if (starters.every(isAlive)) return;
    clearInterval(watch);
    if (!abort.signal.aborted) ask();
  }, WATCH_MS);
  watch.unref();
  return { asked, signal: abort.signal };
}

/** The processes between this one and the npm that runs it, npm included; none where that cannot be told. */
function npmAncestors(): number[] {
  if (!process.env.npm_lifecycle_event) return [];
  const ancestors: number[] = [];
  for (let pid = process.ppid; ancestors.length < MAX_ANCESTORS; pid = parentOf(pid)) {
    if (pid <= 1) return [];
    ancestors.push(pid);
    if (commandLineOf(pid).startsWith("npm")) return ancestors;
  }
  return [];
}
