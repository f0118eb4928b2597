import canonicalize from "canonicalize";
import { NotFoundError } from "#server/core/errors";

const headers = { "content-type": "application/json; charset=utf-8", "access-control-allow-origin": "*" };

/** What a query answers, as canonical JSON (RFC 8785) that any site may read; 404 where there is nothing. */
export async function jsonOrNotFound(asked: Promise<unknown>): Promise<Response> {
  try {
    return new Response(canonicalize(await asked), { headers });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
