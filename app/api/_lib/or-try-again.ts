import { outageIn } from "#db/failed-query";
import { RateLimitedError } from "#server/core/errors";

const TRY_AGAIN_SECONDS = 5;

/** What a form's own route answers, or that it should be sent again in some seconds because the database is away. */
export async function orTryAgain(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RateLimitedError) return tooOften(error);
    if (outageIn(error) === null) throw error;
    const headers = { "retry-after": String(TRY_AGAIN_SECONDS), "cache-control": "no-store" };
    return new Response("The server cannot reach its records at this moment; go back and try again.", {
      status: 503,
      headers,
    });
  }
}

/** A form keeps what was typed: going back shows it. */
function tooOften({ seconds }: RateLimitedError): Response {
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Response(`This was asked for too often from your network. Go back and try again in ${wait}.\n`, {
    status: 429,
    headers: {
      "retry-after": String(seconds),
      "cache-control": "no-store",
      "content-type": "text/plain; charset=utf-8",
    },
  });
}
