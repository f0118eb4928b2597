import { idFrom } from "#app/_lib/id-from";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { getCopyFile } from "#server/articles/queries";
import { DomainError } from "#server/core/errors";
import { getCtx } from "#server/request";

/**
 * The bytes of a copy as they were fetched or uploaded, for members. They are somebody else's and could be anything: a picture is shown,
 * everything else is a file to be saved, and nothing in it may run here.
 */
export async function GET(_: Request, { params }: RouteContext<"/api/copies/[copy]">): Promise<Response> {
  return orTryAgain(answer(idFrom((await params).copy)));
}

async function answer(copy: string): Promise<Response> {
  try {
    const { bytes, picture, fileName } = await getCopyFile(await getCtx(), copy);
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": picture ?? "application/octet-stream",
        "content-disposition": picture ? "inline" : `attachment; filename="${fileName}"`,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=3600",
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(error.reason, { status: error.code === "not_found" ? 404 : 403 });
  }
}
