import { once } from "node:events";
import next from "next";
import { openDatabase } from "#db/client";
import { BACKLOG, frontDoor } from "#scripts/front-door/front-door";
import { keptPages, makePageAt } from "#scripts/front-door/kept-pages";
import { searchLimit } from "#scripts/front-door/search-limit";
import { makeWholePages, wholePagesOf } from "#scripts/front-door/whole-pages";
import { ROOT } from "#scripts/root";
import { logTheConsole } from "#server/core/log";
import { ownAddress } from "#server/core/own-address";

/**
 * The web process: our own HTTP server around the framework's handler. `npm start` and the browser tests start it as a
 * child, with settings that were read and found right.
 */
/** Only limits are looked up on the way in. */
const LIMIT_CONNECTIONS = 2;

const { DATABASE_URL = "", PORT, LISTEN_HOST = "127.0.0.1", NODE_ENV, TRUSTED_PROXIES = "" } = process.env;
const port = Number(PORT);
const isDevelopment = NODE_ENV === "development";

// What the framework prints of a page that failed could hold what somebody typed.
if (!isDevelopment) logTheConsole();
const app = next({ dev: isDevelopment, dir: ROOT, hostname: LISTEN_HOST, port, turbopack: true });
await app.prepare();
const trustedProxies = TRUSTED_PROXIES.split(",").flatMap((network) => network.trim() || []);
const wholePages = wholePagesOf(() => ownAddress({ PORT: port, LISTEN_HOST }));
const database = openDatabase(DATABASE_URL, { connections: LIMIT_CONNECTIONS });
const server = frontDoor(app.getRequestHandler(), {
  trustedProxies,
  wholePages,
  searchLimit: searchLimit(database.db),
  // While one works on the product every page is made anew.
  ...(isDevelopment ? {} : { keptPages: keptPages(makePageAt(() => ownAddress({ PORT: port, LISTEN_HOST }))) }),
});
if (isDevelopment) {
  const upgrade = app.getUpgradeHandler();
  server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
}
server.listen({ port, host: LISTEN_HOST, backlog: BACKLOG });
await once(server, "listening");
if (!isDevelopment) void makeWholePages(wholePages);

/** What is being answered is answered; nothing new begins. */
const LEAVE_SECONDS = 5;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), LEAVE_SECONDS * 1_000).unref();
  });
}
