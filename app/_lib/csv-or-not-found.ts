import { NotFoundError } from "#server/core/errors";

/** What a query writes, as a table; 404 where there is nothing. */
export async function csvOrNotFound(asked: Promise<string>): Promise<Response> {
  try {
    return new Response(await asked, { headers: { "content-type": "text/csv; charset=utf-8; header=present" } });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Response(null, { status: 404 });
  }
}
