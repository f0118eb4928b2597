import { notFound } from "next/navigation";
import { NotFoundError } from "#server/core/errors";

/** What a query found, or the page that says it does not exist. */
export async function orNotFound<Found>(query: Promise<Found>): Promise<Found> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
