import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether a process of this machine runs. One that has ended but was not yet buried by its parent does not. */
export function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return stateOf(pid) !== "Z";
}

/** The words a process was started with, or nothing when they cannot be read. */
export function commandLineOf(pid: number): string {
  if (existsSync("/proc/self/cmdline")) return read(`/proc/${pid}/cmdline`);
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { stdio: "pipe" }).toString();
  } catch {
    return "";
  }
}

/** The process that started another, as far as the system tells. */
export function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? 0);
}

const stateOf = (pid: number) => fieldsOf(pid)[0];

/** What follows the name, which stands in parentheses and may hold anything. */
const fieldsOf = (pid: number) => read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
