import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "#db/embedded";
import { ROOT } from "#scripts/root";
import { bringUpWordpress, hasWordpress } from "#tests/bench/wordpress";
import { aPublishedCheck } from "#tests/support/factories";
import { bringUpSite } from "#tests/support/site";

const RUNS = 3;
const SECONDS = 5;
const CONNECTIONS = 64;
const READY_TRIES = 100;
const READY_PAUSE_MS = 100;
const ACCEPTED = "gzip, deflate, br";

const run = promisify(execFile);

/**
 * Measures how often in a second the product, as `npm start` runs it, answers with a published check and with a search,
 * compressed; and beside it how often nginx serves the same compressed bytes from a file, with the load generator on the
 * same cores and in turns with ours. Needs wrk and nginx, of which Debian has packages; where those of WordPress are here
 * too, it serves an article with the same words in the same run.
 */
export async function benchReading() {
  for (const program of ["wrk", "nginx"]) {
    if (spawnSync(program, ["-v"]).error) {
      throw new Error(`There is no ${program} here: apt-get install -y wrk nginx-light`);
    }
  }
  const site = await bringUpSite();
  const folder = mkdtempSync(join(tmpdir(), "countersign-reading-"));
  const stops: (() => void)[] = [];
  try {
    const check = await aPublishedCheck(site.ctx);
    const path = `/en/checks/${check.slug}`;
    const body = await readyPage(site.url + path);
    const search = await readyPage(`${site.url}/en/search?q=bridge`);
    const limit = await nginxWith(folder, { check: body, search }, stops);
    const proxy = await deployedNginx(folder, site.url, stops);
    await readyPage(proxy + path);
    const measured = {
      check: [] as number[],
      limit: [] as number[],
      search: [] as number[],
      searchLimit: [] as number[],
      proxy: [] as number[],
      wordpress: [] as number[],
    };
    const words = (await (await fetch(site.url + path)).text()).replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, " ");
    const article = hasWordpress() ? await bringUpWordpress(folder, words, stops) : null;
    for (let n = 0; n < RUNS; n++) {
      measured.check.push(await perSecond(site.url + path));
      measured.limit.push(await perSecond(`${limit}/check`));
      measured.search.push(await perSecond(`${site.url}/en/search?q=bridge`));
      measured.searchLimit.push(await perSecond(`${limit}/search`));
      measured.proxy.push(await perSecond(proxy + path));
      if (article) measured.wordpress.push(await perSecond(article));
    }
    const [ours, theirs] = [middle(measured.check), middle(measured.limit)];
    const [search_per_second, search_limit] = [middle(measured.search), middle(measured.searchLimit)];
    return {
      check_bytes: body.byteLength,
      check_per_second: ours,
      limit_per_second: theirs,
      ratio: rounded(ours / theirs),
      search_bytes: search.byteLength,
      search_per_second,
      search_limit_per_second: search_limit,
      search_ratio: rounded(search_per_second / search_limit),
      nginx_in_front_per_second: middle(measured.proxy),
      nginx_in_front_ratio: rounded(middle(measured.proxy) / theirs),
      ...(article && { wordpress_per_second: middle(measured.wordpress) }),
    };
  } finally {
    for (const stop of stops) stop();
    rmSync(folder, { recursive: true, force: true });
    await site.stop();
  }
}

const rounded = (ratio: number) => Math.round(ratio * 1_000) / 1_000;
const middle = (values: readonly number[]) => Math.round([...values].sort((a, b) => a - b)[RUNS >> 1] ?? 0);

/** The bytes of a page as they come over the wire, once it is there. */
async function readyPage(address: string): Promise<Buffer> {
  for (let tries = 0; tries < READY_TRIES; tries++) {
    const { stdout } = await run("curl", ["-s", "-f", "-H", `accept-encoding: ${ACCEPTED}`, address], {
      encoding: "buffer",
      maxBuffer: 2 ** 24,
    }).catch(() => ({ stdout: Buffer.alloc(0) }));
    if (stdout.byteLength > 0) return stdout;
    await sleep(READY_PAUSE_MS);
  }
  throw new Error(`${address} did not come.`);
}

/** nginx with files that hold compressed pages. Returns its address. */
async function nginxWith(folder: string, files: Record<string, Buffer>, stops: (() => void)[]): Promise<string> {
  const port = await freePort();
  const root = join(folder, "files");
  mkdirSync(root);
  for (const [name, body] of Object.entries(files)) writeFileSync(join(root, name), body);
  const config = join(folder, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; worker_processes auto; pid ${join(folder, "pid")}; error_log /dev/null;
     events { worker_connections 4096; }
     http {
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
       client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
       uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
       server {
         listen 127.0.0.1:${port}; root ${root}; default_type text/html;
         add_header Content-Encoding br; add_header Cache-Control "public, max-age=0, s-maxage=1";
       }
     }`,
  );
  // Its workers are not of the one who starts it, and read what it wrote.
  spawnSync("chmod", ["-R", "a+rX", folder]);
  const nginx = spawn("nginx", ["-c", config, "-p", folder], { stdio: "ignore" });
  stops.push(() => nginx.kill("SIGTERM"));
  const address = `http://127.0.0.1:${port}`;
  await readyPage(`${address}/check`);
  return address;
}

/** nginx as `deploy/nginx.conf` says, in front of the product, with ports and folders of its own and without TLS. */
async function deployedNginx(folder: string, site: string, stops: (() => void)[]): Promise<string> {
  const port = await freePort();
  const written = readFileSync(join(ROOT, "deploy/nginx.conf"), "utf8")
    .replace("/var/cache/nginx/countersign", join(folder, "cache"))
    .replace("127.0.0.1:3000", new URL(site).host.replace("localhost", "127.0.0.1"))
    .replace(/server \{\s+listen 80;[^}]*\}/, "")
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${port};`)
    .replaceAll(/^\s*ssl_certificate.*$/gm, "");
  const config = join(folder, "deployed.conf");
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    config,
    `daemon off; user root; worker_processes auto; pid ${join(folder, "deployed.pid")}; error_log /dev/null;
     events { worker_connections 4096; }
     http { access_log off; keepalive_requests 1000000; ${own.join(" ")} ${written} }`,
  );
  const nginx = spawn("nginx", ["-c", config, "-p", folder], { stdio: "ignore" });
  stops.push(() => nginx.kill("SIGTERM"));
  return `http://127.0.0.1:${port}`;
}

async function perSecond(address: string): Promise<number> {
  const asked = ["-t1", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "-H", `Accept-Encoding: ${ACCEPTED}`, address];
  const { stdout } = await run("wrk", asked);
  if (/Non-2xx/.test(stdout)) throw new Error(`${address} was refused:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}
