import { InvalidError } from "#server/core/errors";

/** Refuses a text that cites a source which the check does not have, naming the first. Throws InvalidError. */
export function requireKnownCitations(cited: readonly number[], sources: number): void {
  const unknown = cited.find((number) => number > sources);
  if (unknown) throw new InvalidError("check_citation_unknown", { number: unknown });
}
