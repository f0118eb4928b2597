import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The folder of a dataset's half, or of the whole set where it is not divided so. */
export function halfOf(folder: string, half: string | undefined): string {
  const inside = join(folder, half ?? "dev");
  if (existsSync(inside)) return inside;
  if (half) throw new Error(`${folder} has no half “${half}”.`);
  return folder;
}

/** The lines of a text file, unpacked if it is packed. */
export async function linesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split(/\r?\n/).filter((line) => line !== "");
}

/** The rows of a table without quoted fields, by the names in its first line. */
export async function tableOf(path: string): Promise<Record<string, string>[]> {
  const [head = "", ...lines] = await linesOf(path);
  const names = head.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    return Object.fromEntries(names.map((name, n) => [name, fields[n] ?? ""]));
  });
}
