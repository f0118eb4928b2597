import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const STOP_PATIENCE_MS = 8_000;
const LEAVE_WITH_PARENT = pathToFileURL(join(import.meta.dirname, "leave-with-parent.mjs")).href;
const canSignalGroups = process.platform !== "win32";

export type Child = {
  /** Settles with the exit code when the process has ended, wanted or not. */
  ended: Promise<number | null>;
  /** Asks it to end, insists after a while, and waits until it and its own children are gone. */
  stop: () => Promise<void>;
};

type Variables = Record<string, string | undefined>;
type Options = { name: string; parameters: string[]; variables?: Variables; logFile?: string; unsaid?: RegExp };

/**
 * Starts a Node process that never outlives this one. It is out of reach of the terminal's Ctrl-C, so that the one who
 * started it decides the order of stopping. What it says is shown with its name in front, or written to `logFile`;
 * lines that match `unsaid` are not shown.
 */
export function startChild({ name, parameters, variables, logFile, unsaid }: Options): Child {
  const child = spawn(process.execPath, parameters, {
    detached: canSignalGroups,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...variables,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_OPTIONS: `${inheritedOptions()} --import=${LEAVE_WITH_PARENT}`.trim(),
    },
  });
  showOutput(child, { name, logFile, unsaid });
  const ended = new Promise<number | null>((settle) => {
    child.once("error", () => settle(127));
    child.once("exit", (code) => settle(code));
  });
  const stop = async () => {
    signal(child, "SIGTERM");
    await Promise.race([ended, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
    signal(child, "SIGKILL");
    await ended;
  };
  return { ended, stop };
}

/** React must not be told that it runs among server components where Next decides that itself. */
const inheritedOptions = () => (process.env.NODE_OPTIONS ?? "").replace("--conditions=react-server", "");

function showOutput(child: ChildProcess, { name, logFile, unsaid }: Omit<Options, "parameters">): void {
  const log = logFile ? createWriteStream(logFile, { flags: "a" }) : undefined;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (log) log.write(`${line}\n`);
      else if (line.trim() && !unsaid?.test(line)) console.log(`${name} │ ${line}`);
    });
  }
}

/** To the whole group, because `next dev` starts processes of its own. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(canSignalGroups ? -child.pid : child.pid, name);
  } catch {
    // It has ended already.
  }
}
