import { connection } from "next/server";
import { log } from "#server/core/log";
import { database } from "#server/request";

/** Whether this process can serve: its database answers. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await database().sql`select 1`;
    return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    log.error({ err: error }, "The database does not answer");
    return Response.json({ status: "no database" }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}
