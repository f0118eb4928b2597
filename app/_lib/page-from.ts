import { PAGES_MAX } from "#server/core/rules";

/** The number of a page of a list in an address; the first where it is none. */
export function pageFrom(asked: string | string[] | undefined): number {
  const page = Number(Array.isArray(asked) ? asked[0] : asked);
  return Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1;
}
