import canonicalize from "canonicalize";
import { NotFoundError } from "#server/core/errors";

const JSON_TYPE = "application/json; charset=utf-8";

/** What a query answers, as canonical JSON (RFC 8785) that any site may read; 404 where there is nothing. */
export async function jsonOrNotFound(asked: Promise<unknown>, type = JSON_TYPE): Promise<Response> {
  try {
    const headers = { "content-type": type, "access-control-allow-origin": "*" };
    return new Response(canonicalize(await asked), { headers });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
