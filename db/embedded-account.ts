import { type ChildProcess, execFileSync, type StdioOptions, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user of this machine that the embedded server runs as, when it may not run as ours. */
export type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root runs it as the owner of the data, or as a user made for it. */
export function accountToRunAs(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return (
    findAccount("postgres") ??
    createAccount("useradd", ["--system", "--user-group", "postgres"]) ??
    createAccount("adduser", ["-S", "-D", "-H", "postgres"]) ??
    findAccount("nobody")
  );
}

function findAccount(name: string): Account | undefined {
  try {
    const idOf = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    return undefined;
  }
}

function createAccount(command: string, parameters: string[]): Account | undefined {
  try {
    execFileSync(command, parameters, { stdio: "ignore" });
    return findAccount("postgres");
  } catch {
    return undefined;
  }
}

/**
 * Starts a program as `account`, out of reach of the terminal's Ctrl-C so that the starter decides the order of
 * stopping. Where the account may not enter the folders on the way (a checkout in /root), it is given leave to pass;
 * without the securebits, access(2), which initdb asks, would not know of that leave.
 */
export function spawnAs(
  account: Account | undefined,
  home: string,
  command: string,
  parameters: string[],
  log?: number,
): ChildProcess {
  const stdio: StdioOptions = log === undefined ? "pipe" : ["ignore", log, log];
  const options = { cwd: "/", detached: process.platform !== "win32", stdio };
  if (!account) return spawn(command, parameters, { ...options, cwd: home });
  if (mayEnter(account, dirname(command)) && mayEnter(account, home))
    return spawn(command, parameters, { ...options, ...account });
  const leave = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override", "--securebits", "+no_setuid_fixup"];
  const identity = ["--reuid", String(account.uid), "--regid", String(account.gid), "--clear-groups"];
  return spawn("setpriv", [...identity, ...leave, command, ...parameters], options);
}

function mayEnter(account: Account, folder: string): boolean {
  const { mode, uid } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(folder) === folder || mayEnter(account, dirname(folder));
}

/** The exit code of a process, or null when a signal ended it; -1 when it could not be started. */
export const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((ended) => {
    child.once("error", () => ended(-1));
    child.once("exit", (code) => ended(code));
  });
