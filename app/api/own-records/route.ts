import { orTryAgain } from "#app/api/_lib/or-try-again";
import { DomainError } from "#server/core/errors";
import { listOwnRecords } from "#server/members/own-queries";
import { getCtx } from "#server/request";

/** Everything that is held about the one who asks, as a file. */
export const GET = (): Promise<Response> => orTryAgain(answer());

async function answer(): Promise<Response> {
  try {
    const records = await listOwnRecords(await getCtx());
    return new Response(JSON.stringify(records, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="countersign-own-records.json"',
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(error.reason, { status: error.code === "unauthenticated" ? 401 : 403 });
  }
}
