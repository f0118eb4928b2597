import { citationsIn } from "#server/checks/rules";
import { InvalidError } from "#server/core/errors";

/** Refuses a text that cites a source which the check does not have, naming the first. Throws InvalidError. */
export function requireKnownCitations(body: string, sources: number): void {
  const unknown = citationsIn(body).find((number) => number > sources);
  if (unknown) throw new InvalidError("check_citation_unknown", { number: unknown });
}
