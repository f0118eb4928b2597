import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isAlive } from "#db/process";
import { startChild } from "#scripts/child";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-child-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe("a child of npm start", () => {
  test("leaves when its parent is killed and cannot say so", async () => {
    const child = program("child.mjs", "console.log(process.pid); setInterval(() => {}, 1000);");
    const parent = program(
      "parent.mts",
      `import { startChild } from ${JSON.stringify(join(import.meta.dirname, "../../../scripts/child.ts"))};
       startChild({ name: "child", parameters: [${JSON.stringify(child)}] });`,
    );
    const running = spawn(process.execPath, [parent], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(running.stdout, "data");
    const pid = Number(String(line).replace(/\D/g, ""));
    expect(isAlive(pid)).toBe(true);
    running.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  test("is asked to end, and what it started itself ends with it", async () => {
    const log = join(folder, "log");
    const text = `import { spawn } from "node:child_process";
      const inner = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
      process.on("SIGTERM", () => { console.log("asked"); process.exit(0); });
      console.log("inner " + inner.pid);`;
    const child = startChild({ name: "child", parameters: [program("outer.mjs", text)], logFile: log });
    const said = () => readFileSync(log, "utf8");
    await expect.poll(said, { timeout: 10_000 }).toMatch(/inner \d+/);
    const inner = Number(/inner (\d+)/.exec(said())?.[1]);
    await child.stop();
    expect(await child.ended).toBe(0);
    await expect.poll(said).toContain("asked");
    await expect.poll(() => isAlive(inner)).toBe(false);
  });
});
