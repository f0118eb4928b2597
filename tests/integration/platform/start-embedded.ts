import { startEmbedded } from "#db/embedded";

/** Run as a process of its own by the tests, to be killed by them. */
const [dataDir = ""] = process.argv.slice(2);
const { url } = await startEmbedded({ dataDir });
console.log(url);
setInterval(() => undefined, 60_000);
