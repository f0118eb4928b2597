import { E2E_SECRET, startWebServer } from "./web-server";

/** Brings the whole product up for the end-to-end tests; E2E_URL and E2E_DATABASE_URL say where it is. */
export default async function setUpProduct() {
  const server = await startWebServer();
  Object.assign(process.env, { E2E_URL: server.url, E2E_DATABASE_URL: server.databaseUrl, SECRET: E2E_SECRET });
  return server.stop;
}
