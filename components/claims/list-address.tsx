import type { ClaimListInput } from "#server/claims/schemas";

/** The address of the list with something changed in it; what is as it is by default does not stand there. */
export function addressOf(path: string, asked: ClaimListInput, change: Partial<ClaimListInput> = {}): string {
  const { view, sort, ...filters } = { ...asked, ...change };
  const query = new URLSearchParams();
  if (view !== "all") query.set("view", view);
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  if (sort !== "newest") query.set("sort", sort);
  return query.size > 0 ? `${path}?${query}` : path;
}
