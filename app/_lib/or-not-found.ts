import { notFound } from "next/navigation";
import { ForbiddenError, NotFoundError } from "#server/core/errors";

/** What a query found, or the page that says it does not exist; what one may not see does not exist either. */
export async function orNotFound<Found>(query: Promise<Found>): Promise<Found> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) notFound();
    throw error;
  }
}
