const STILL_AT_IT_SECONDS = 10;

const secondsSince = (start: number) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/** Tells what a long step has come to, for example “12 of 40 articles”. */
type Progress = (where: string) => void;

/** Runs one step of a script and says its name and how long it took; while it lasts, that it is still at it. */
export async function step<Result>(
  name: string,
  work: (progress: Progress) => Promise<Result> | Result,
): Promise<Result> {
  const start = Date.now();
  let where = "";
  const tell = (line: string, end: string) =>
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}${end}` : `${line}\n`);
  const stillAtIt = () => tell(`  … ${name}${where && `: ${where}`} (${secondsSince(start)})`, "");
  const timer = setInterval(stillAtIt, process.stdout.isTTY ? 1000 : STILL_AT_IT_SECONDS * 1000);
  try {
    const result = await work((news) => {
      where = news;
      if (process.stdout.isTTY) stillAtIt();
    });
    tell(`  ✓ ${name} (${secondsSince(start)})`, "\n");
    return result;
  } catch (error) {
    tell(`  ✗ ${name} (${secondsSince(start)})`, "\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
