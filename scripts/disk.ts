import { mkdirSync } from "node:fs";
import { statfs } from "node:fs/promises";

const MEGABYTE = 1_000_000;
/** An empty database takes some sixty megabytes, and the logs of its changes as much again. */
const START_NEEDS_MEGABYTES = 200;
/** With less than this the database soon stops taking votes. */
const NEARLY_FULL_MEGABYTES = 100;
const LOOK_MS = 5_000;

/** How many megabytes are free on the disk of a folder, for programs that are not root's. */
async function freeMegabytes(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / MEGABYTE);
}

/** Why the product cannot start on the disk of this folder, in one sentence; null when it can. */
export async function tooLittleRoom(folder: string): Promise<string | null> {
  const free = await freeMegabytes(folder).catch(() => null);
  if (free === null || free >= START_NEEDS_MEGABYTES) return null;
  return `The disk of ${folder} is full: ${free} MB are free and ${START_NEEDS_MEGABYTES} are needed. Make room, or set DATA_DIR to a folder on another disk.`;
}

/** Says when the disk of a folder is nearly full, and when there is room again. Returns how to stop looking. */
export function watchDisk(folder: string, tell: (sentence: string) => void = console.error): () => void {
  let wasFull = false;
  const look = async () => {
    const free = await freeMegabytes(folder).catch(() => null);
    if (free === null) return;
    const isFull = free < NEARLY_FULL_MEGABYTES;
    if (isFull !== wasFull) {
      tell(
        isFull
          ? `The disk of ${folder} is nearly full: ${free} MB are free. When none are, nothing can be saved any more; make room now.`
          : `There is room on the disk of ${folder} again: ${free} MB are free.`,
      );
    }
    wasFull = isFull;
  };
  void look();
  const looking = setInterval(look, LOOK_MS);
  looking.unref();
  return () => clearInterval(looking);
}
