import { notFound } from "next/navigation";
import { DomainError } from "#server/core/errors";

const UNSEEN = new Set(["not_found", "forbidden", "unauthenticated"]);

/**
 * What a query found, or the page that says it does not exist; what one may not see does not exist either. (A visitor
 * is on the way to sign in by then: the layout has sent them, but the page still runs.)
 */
export async function orNotFound<Found>(query: Promise<Found>): Promise<Found> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof DomainError && UNSEEN.has(error.code)) notFound();
    throw error;
  }
}
