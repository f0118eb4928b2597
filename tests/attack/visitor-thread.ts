import { Agent, get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

/** Another visitor, on a thread of its own so that no one's work delays its clock: asks for a page again and again. */
const { url, everyMs }: { url: string; everyMs: number } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const { hostname, port, pathname } = new URL(url);

function ask(): void {
  const startedAt = performance.now();
  const tell = (status: number) =>
    parentPort?.postMessage({ at: Date.now(), ms: performance.now() - startedAt, status });
  const request = get(
    { host: hostname, port, path: pathname, agent, localAddress: "127.0.0.2", timeout: 30_000 },
    (answer) => {
      answer.resume();
      answer.once("end", () => tell(answer.statusCode ?? 0));
      answer.once("error", () => tell(0));
    },
  );
  request.once("timeout", () => request.destroy(new Error("timeout")));
  request.once("error", () => tell(0));
}

setInterval(ask, everyMs);
