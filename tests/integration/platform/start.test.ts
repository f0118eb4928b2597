import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const START = ["--conditions=react-server", join(ROOT, "scripts/start.js")];

/** What `npm start` says when it cannot start, and its exit code. */
async function startWith(variables: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-start-"));
  const env = { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir, ...variables };
  const child = spawn(process.execPath, START, { cwd: ROOT, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(child, "close");
  rmSync(dataDir, { recursive: true, force: true });
  return { said: said.trim(), code };
}

describe("npm start", () => {
  test("says which variable is wrong, in one sentence each, and starts nothing", async () => {
    const { said, code } = await startWith({ PORT: "abc", PUBLIC_URL: "example" });
    expect(said.split("\n")).toEqual([
      "PORT must be a number from 1 to 65535, but is “abc”.",
      "PUBLIC_URL must be an address without a path like https://checks.example.org, but is “example”.",
    ]);
    expect(code).toBe(1);
  });

  test("says that the port is taken and names another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { said, code } = await startWith({ PORT: String(port), PUBLIC_URL: "" });
    other.close();
    expect(said).toBe(
      `Port ${port} is taken by another program: stop that one, or choose another port with PORT=${port + 1} npm start.`,
    );
    expect(code).toBe(1);
  });
});
