import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { freePort } from "#db/embedded";
import { ROOT } from "#scripts/root";

/** Whether this machine lets us make a network of our own: root on Linux, outside a sandbox that forbids it. */
function mayMakeNetworks(): boolean {
  try {
    execFileSync("unshare", ["--net", "--mount", "ip", "link", "set", "lo", "up"], { stdio: "ignore" });
    return true;
  } catch {
    console.log("Not run: the import through production's own guard needs root, unshare and ip (iproute2) on Linux.");
    return false;
  }
}

test("pages of the open internet are brought in through the guard that production has, and nothing of the inside; one changes and its claim is found again", async () => {
  test.skip(!mayMakeNetworks(), "needs root, unshare and ip on Linux");
  test.setTimeout(120_000);
  const browser = process.env.BROWSER_PATH ?? "";
  const folder = mkdtempSync(join(tmpdir(), "countersign-internet-"));
  const hosts = join(folder, "hosts");
  writeFileSync(hosts, "127.0.0.1 localhost\n93.184.215.14 herald.countersign-test.org\n");
  const inside = `mount --bind "${hosts}" /etc/hosts && exec "$0" --conditions=react-server "$@"`;
  const script = join(ROOT, "tests/support/inside-namespace.ts");
  const { stdout } = await promisify(execFile)(
    "unshare",
    [
      "--net",
      "--mount",
      "sh",
      "-c",
      inside,
      process.execPath,
      script,
      join(folder, "data"),
      String(await freePort()),
      browser,
    ],
    { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "" }, timeout: 100_000 },
  );
  rmSync(folder, { recursive: true, force: true });
  const { outcome, asked, walked } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(outcome).toEqual({
    "93.184.215.14": "done",
    "herald.countersign-test.org": "done",
    "http://10.20.30.40/": "fetch_refused",
    "http://127.0.0.1/": "fetch_refused",
    "http://[::ffff:93.184.215.14]/": "fetch_refused",
    "http://93.184.215.14/to-the-inside": "fetch_refused",
  });
  expect(asked).toEqual([
    "93.184.215.14/93.184.215.14",
    "herald.countersign-test.org/herald.countersign-test.org",
    "93.184.215.14/to-the-inside",
  ]);

  // A claim was made of what was suggested; the article was fetched again, its difference seen, and the passage found where it moved.
  expect(walked.reasons).toContain("said by: Anna Petrov");
  expect(walked.reasons).toContain("number: 12,400");
  expect(walked.claimant).toBe("Anna Petrov");
  expect(walked.here).toMatch(/the same words, moved \(\d+% sure\)/);
  expect(walked.removed.join(" ")).toContain("3");
  expect(walked.added.join(" ")).toContain("Correction: an earlier version of this story");
  expect(walked.anchor).toMatch(/the same words, moved/);
});
