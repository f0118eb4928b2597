import type { Role } from "#db/vocabulary";

/** Invented: three reviewers of each camp on the question of the corridor, one outside both, and a moderator. */
export const PEOPLE = {
  anush: "reviewer",
  levon: "reviewer",
  hasmik: "reviewer",
  leyla: "reviewer",
  rustam: "reviewer",
  elchin: "reviewer",
  nino: "reviewer",
  mod_iris: "moderator",
} as const satisfies Record<string, Role>;

export type Handle = keyof typeof PEOPLE;
