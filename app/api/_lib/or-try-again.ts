import { outageIn } from "#db/failed-query";

const TRY_AGAIN_SECONDS = 5;

/** What a form's own route answers, or that it should be sent again in some seconds because the database is away. */
export async function orTryAgain(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (error) {
    if (outageIn(error) === null) throw error;
    const headers = { "retry-after": String(TRY_AGAIN_SECONDS), "cache-control": "no-store" };
    return new Response("The server cannot reach its records at this moment; go back and try again.", {
      status: 503,
      headers,
    });
  }
}
